-- The list counts readings by point, day, kind and register without opening a single one of them.
drop index readings_newest_of_point;
create index readings_newest_of_point on readings (metering_point_id, read_on desc, id desc) include (kind, register_code);
