-- What the registry import and the portal must reckon alike.

-- A link proof as it is kept. Spaces and case are forgiven, so that what stands on a bill can be typed as it is read.
create function link_proof_hash(proof text) returns bytea language sql immutable strict parallel safe as $$
  select sha256(convert_to(upper(regexp_replace(proof, '\s', '', 'g')), 'UTF8'))
$$;

-- Did a register pass its top between two readings, one after the other? From the top tenth to the bottom tenth: yes.
-- Any other drop is a correction.
create function register_rolled_over(earlier bigint, later bigint, whole_digits smallint)
  returns boolean language sql immutable strict parallel safe as $$
  select later < earlier
     and earlier >= 0.9 * (10 ^ whole_digits)::bigint
     and later <= 0.1 * (10 ^ whole_digits)::bigint
$$;
