-- name: listOperatorRows :many
-- Operators on a day.
select code, name, energy, country
  from operators
 where coalesce(valid_from <= :day, true) and coalesce(valid_until > :day, true)
 order by energy, code
