-- Bills and what settles them, the prices they were made from, and what customers ask about them. Bills, payments and
-- settlements are written by the import only, and never changed: a correction is a cancellation and a new bill.
-- Money is whole cents, a price is millionths of a euro per unit, a quantity thousandths of its unit. Periods are half-open.

-- What stands on a slip must be payable: the import and src/kernel/payment-reference.ts judge references alike, without
-- spaces and in capitals. ISO 7064 MOD 97-10: letters count 10 to 35.
create function remainder_of_97(signs text) returns int language sql immutable strict parallel safe as $$
  select (string_agg(case when sign ~ '[0-9]' then sign else (ascii(sign) - 55)::text end, '' order by place)::numeric % 97)::int
    from regexp_split_to_table(signs, '') with ordinality as signs (sign, place)
$$;

create function iban_is_valid(iban text) returns boolean language plpgsql immutable strict parallel safe as $$
begin
  if iban !~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$' then return false; end if;
  if length(iban) <> coalesce(case left(iban, 2) when 'SI' then 19 when 'HR' then 21 end, length(iban)) then return false; end if;
  return remainder_of_97(substr(iban, 5) || left(iban, 4)) = 1;
end $$;

-- Digits from the right times 2, 3, 4 …; eleven minus the remainder of the sum by eleven; ten and eleven become 0.
create function reference_check_digit(digits text) returns text language sql immutable strict parallel safe as $$
  select (case when digit > 9 then 0 else digit end)::text
    from (select 11 - sum(substr(reverse(digits), place, 1)::int * (place + 1)) % 11 as digit
            from generate_series(1, length(digits)) place) reckoned
$$;

create function payment_reference_is_valid(reference text) returns boolean language plpgsql immutable strict parallel safe as $$
declare
  model constant text := substr(reference, 3, 2);
  content constant text := substr(reference, 5);
  parts text[] := string_to_array(content, '-');
  -- of each section: how many parts its check digit covers; 0 is one part without
  sections constant text := case
    when model = '00' then '000' when model = '01' then '3' when model = '02' then '011' when model = '03' then '111'
    when model = '04' then '101' when model in ('05', '55') then '100' when model = '06' then '02' when model = '07' then '010'
    when model = '08' then '21' when model = '09' then '20' when model = '10' then '12' when model = '12' then '1'
    when model in ('11', '18', '19', '28', '38', '40', '41', '48', '49', '51', '58') then '110'
    when model in ('21', '31') then '11' when model = '99' then '' end;
  fewest constant int := case when model in ('02', '03', '04', '08') then 3 when model in ('00', '01', '05', '09', '12', '55') then 1
    when model = '99' then 0 else 2 end;
  taken int := 0;
  covers int;
  section text[];
  digits text;
begin
  if reference ~ '^RF[0-9]{2}[A-Z0-9]{1,21}$' then return remainder_of_97(content || left(reference, 4)) = 1; end if;
  if reference !~ '^SI[0-9]{2}([0-9]+(-[0-9]+)*)?$' or sections is null then return false; end if;
  if length(replace(content, '-', '')) > (case model when '12' then 13 else 20 end) or cardinality(parts) < fewest then
    return false;
  end if;
  for place in 1..length(sections) loop
    covers := substr(sections, place, 1)::int;
    section := parts[taken + 1 : taken + greatest(covers, 1)];
    taken := taken + greatest(covers, 1);
    exit when cardinality(section) = 0;
    continue when covers = 0;
    digits := array_to_string(section, '');
    if length(section[cardinality(section)]) < 2 then return false; end if;
    if reference_check_digit(left(digits, -1)) <> right(digits, 1) then return false; end if;
  end loop;
  return cardinality(parts) <= (select coalesce(sum(greatest(sign::int, 1)), 0) from regexp_split_to_table(nullif(sections, ''), '') sign);
end $$;

create table bills (
  id              bigint generated always as identity primary key,
  number          text not null,
  contract_id     bigint not null references contracts,
  kind            text not null,
  -- the bill that this credit note takes back as a whole
  cancels_bill_id bigint references bills,
  period_from     date not null,
  period_until    date not null,
  issued_on       date not null,
  due_on          date not null,
  net_cents       bigint not null,
  vat_cents       bigint not null,
  total_cents     bigint not null,
  -- the total less what was paid in advance
  to_pay_cents    bigint not null,
  payer_name      text not null,
  payer_street    text,
  payer_post_code text,
  payer_post      text,
  reference       text not null,
  payee_iban      text not null,
  purpose_code    text not null,
  purpose         text not null,
  -- the supplier collects it: nothing for the customer to do
  direct_debit    boolean not null default false,
  imported_at     timestamptz not null default now(),

  -- how it stands: kept by triggers, from settlements and cancellations
  settled_cents   bigint not null default 0,
  open_cents      bigint not null default 0,
  cancelled_by_id bigint references bills,
  -- the PDF, once it has come
  document_sha256 bytea,
  document_size   bigint,

  constraint bills_one_per_number unique (number),
  constraint bills_number_is_normal check (number ~ '^[A-Z0-9/-]{1,30}$'),
  constraint bills_kind_is_known check (kind in ('invoice', 'credit_note')),
  constraint bills_one_cancellation_each unique (cancels_bill_id),
  constraint bills_are_cancelled_by_credit_notes check (cancels_bill_id is null or kind = 'credit_note'),
  constraint bills_end_after_they_begin check (period_until > period_from),
  constraint bills_are_due_after_they_are_issued check (due_on >= issued_on),
  constraint bills_add_up check (total_cents = net_cents + vat_cents),
  constraint bills_credit_notes_are_negative check (
    case kind when 'invoice' then to_pay_cents between 0 and total_cents else to_pay_cents between total_cents and 0 end),
  constraint bills_document_is_whole check (
    (document_sha256 is null) = (document_size is null) and length(document_sha256) = 32 and document_size > 0)
);
-- newest first per contract: the list; and the few that are open: what is owed
create index bills_newest_of_contract on bills (contract_id, issued_on desc, id desc);
create index bills_open_of_contract on bills (contract_id, due_on, id) include (kind, open_cents, to_pay_cents) where open_cents <> 0;
create index bills_by_due_day on bills (due_on) where open_cents > 0;
create index bills_by_import on bills (imported_at, id);

create table bill_lines (
  bill_id             bigint not null references bills,
  number              smallint not null,
  line_group          text not null,
  -- what it charges, as in prices: docs/guides/registry.md lists the codes
  code                text not null,
  label               text not null,
  metering_point_id   bigint references metering_points,
  period_from         date not null,
  period_until        date not null,
  register_code       text,
  block               smallint,
  quantity_thousandths bigint not null,
  unit                text not null,
  price_micro         bigint not null,
  net_cents           bigint not null,
  vat_permille        smallint not null,
  primary key (bill_id, number),
  constraint bill_lines_count_from_one check (number > 0),
  constraint bill_lines_group_is_known check (
    line_group in ('energy', 'network', 'contribution', 'excise', 'fee', 'discount', 'interest')),
  constraint bill_lines_unit_is_known check (unit in ('KWH', 'KWT', 'MTQ', 'MON', 'C62')),
  constraint bill_lines_end_after_they_begin check (period_until > period_from),
  constraint bill_lines_block_is_known check (block between 1 and 5),
  constraint bill_lines_rate_is_a_rate check (vat_permille between 0 and 1000)
);
create index bill_lines_of_point on bill_lines (metering_point_id, period_from) where metering_point_id is not null;

-- Rounded once per rate (EN 16931). Made by the import from the lines.
create table bill_vat (
  bill_id      bigint not null references bills,
  vat_permille smallint not null,
  base_cents   bigint not null,
  vat_cents    bigint not null,
  primary key (bill_id, vat_permille)
);

-- The readings that a bill stands on, as they were then. A meter exchanged within the period gives a row each.
create table bill_readings (
  bill_id           bigint not null references bills,
  metering_point_id bigint not null references metering_points,
  register_code     text not null,
  meter_serial      text not null,
  from_on           date not null,
  from_value        bigint not null,
  from_source       text not null,
  until_on          date not null,
  until_value       bigint not null,
  until_source      text not null,
  primary key (bill_id, metering_point_id, register_code, meter_serial, from_on),
  constraint bill_readings_end_after_they_begin check (until_on > from_on),
  constraint bill_readings_are_not_negative check (from_value >= 0 and until_value >= 0),
  constraint bill_readings_sources_are_known check (
    from_source in ('read', 'own', 'estimated', 'operator') and until_source in ('read', 'own', 'estimated', 'operator'))
);

-- What a recomputation needs besides readings: energy and agreed power per block, the billing power that contributions
-- go by; for gas the factor to normal cubic metres and the calorific value.
create table bill_quantities (
  bill_id           bigint not null references bills,
  metering_point_id bigint not null references metering_points,
  what              text not null,
  block             smallint,
  period_from       date not null,
  period_until      date not null,
  -- kWh of block_energy, kW of block_power and billing_power
  value_thousandths bigint,
  -- gas_factor: Nm³ per m³; calorific_value: kWh per Nm³
  factor_micro      bigint,
  constraint bill_quantities_one_each unique nulls not distinct (bill_id, metering_point_id, what, block, period_from),
  constraint bill_quantities_are_known check (
    what in ('block_energy', 'block_power', 'billing_power', 'gas_factor', 'calorific_value')),
  constraint bill_quantities_of_blocks_name_them check (
    (what in ('block_energy', 'block_power')) = (block is not null) and block between 1 and 5),
  constraint bill_quantities_have_one_value check (
    case when what in ('gas_factor', 'calorific_value') then factor_micro > 0 and value_thousandths is null
         else value_thousandths >= 0 and factor_micro is null end),
  constraint bill_quantities_end_after_they_begin check (period_until > period_from)
);

-- A negative payment is money that was given back.
create table payments (
  id           bigint generated always as identity primary key,
  number       text not null,
  contract_id  bigint not null references contracts,
  paid_on      date not null,
  amount_cents bigint not null,
  payer        text not null,
  means        text not null,
  imported_at  timestamptz not null default now(),
  constraint payments_one_per_number unique (number),
  constraint payments_number_is_normal check (number ~ '^[A-Z0-9/-]{1,30}$'),
  constraint payments_are_of_something check (amount_cents <> 0),
  constraint payments_means_is_known check (means in ('transfer', 'direct_debit', 'counter'))
);
create index payments_newest_of_contract on payments (contract_id, paid_on desc, id desc);

-- Which payment settles how much of which bill. A later row with the other sign takes it back, to settle another bill.
create table settlements (
  payment_id   bigint not null references payments,
  bill_id      bigint not null references bills,
  settled_on   date not null,
  amount_cents bigint not null,
  primary key (payment_id, bill_id, settled_on),
  constraint settlements_are_of_something check (amount_cents <> 0)
);
create index settlements_of_bill on settlements (bill_id);

-- What was written stays; only how a bill stands moves on, and its PDF may come after it, once.
create function bills_keep_their_facts() returns trigger language plpgsql as $$
declare
  moving constant text[] := '{settled_cents,open_cents,cancelled_by_id,document_sha256,document_size}';
begin
  if to_jsonb(new) - moving is distinct from to_jsonb(old) - moving then
    raise exception 'a bill is never changed: cancel it and make a new one'
      using errcode = 'restrict_violation', constraint = 'bills_keep_their_facts';
  end if;
  if old.document_sha256 is not null
     and (new.document_sha256, new.document_size) is distinct from (old.document_sha256, old.document_size) then
    raise exception 'the document of a bill is never changed'
      using errcode = 'restrict_violation', constraint = 'bills_keep_their_document';
  end if;
  return new;
end $$;
create trigger bills_keep_their_facts before update on bills for each row execute function bills_keep_their_facts();
create trigger bills_only_grow before delete or truncate on bills for each statement execute function refuse_change();
create trigger bill_lines_only_grow before update or delete or truncate on bill_lines
  for each statement execute function refuse_change();
create trigger bill_vat_only_grows before update or delete or truncate on bill_vat
  for each statement execute function refuse_change();
create trigger bill_readings_only_grow before update or delete or truncate on bill_readings
  for each statement execute function refuse_change();
create trigger bill_quantities_only_grow before update or delete or truncate on bill_quantities
  for each statement execute function refuse_change();
create trigger payments_only_grow before update or delete or truncate on payments
  for each statement execute function refuse_change();
create trigger settlements_only_grow before update or delete or truncate on settlements
  for each statement execute function refuse_change();

-- A cancellation settles its bill; what had been paid of that bill is then owed to the customer, by the credit note.
-- Not check constraints: those would judge the reference again each time that a bill is settled.
create function bills_begin_open() returns trigger language plpgsql as $$
begin
  if not payment_reference_is_valid(new.reference) or not iban_is_valid(new.payee_iban) then
    raise exception 'a bill that cannot be paid: its reference or account number is wrong'
      using errcode = 'check_violation', constraint = 'bills_can_be_paid';
  end if;
  new.settled_cents := 0;
  new.open_cents := new.to_pay_cents;
  new.cancelled_by_id := null;
  return new;
end $$;
create trigger bills_begin_open before insert on bills for each row execute function bills_begin_open();

create function cancellations_settle() returns trigger language plpgsql as $$
begin
  update bills note set open_cents = -b.settled_cents
    from fresh f join bills b on b.id = f.cancels_bill_id
   where note.id = f.id;
  update bills b set cancelled_by_id = f.id, open_cents = 0
    from fresh f
   where b.id = f.cancels_bill_id;
  return null;
end $$;
create trigger cancellations_settle after insert on bills referencing new table as fresh
  for each statement execute function cancellations_settle();

create function settlements_settle() returns trigger language plpgsql as $$
begin
  update bills b
     set settled_cents = b.settled_cents + s.amount,
         open_cents = case when b.cancelled_by_id is null then b.open_cents - s.amount else 0 end
    from (select bill_id, sum(amount_cents) as amount from fresh group by bill_id) s
   where b.id = s.bill_id;
  update bills note set open_cents = note.open_cents - s.amount
    from (select bill_id, sum(amount_cents) as amount from fresh group by bill_id) s
   where note.cancels_bill_id = s.bill_id;
  return null;
end $$;
create trigger settlements_settle after insert on settlements referencing new table as fresh
  for each statement execute function settlements_settle();

-- How a bill stands on a day, in a word.
create function bill_state(bill bills, today date) returns text language sql immutable parallel safe as $$
  select case when bill.kind = 'credit_note' then 'credit_note'
              when bill.cancelled_by_id is not null then 'cancelled'
              when bill.open_cents <= 0 then 'paid'
              when bill.due_on < today then 'overdue'
              when bill.open_cents < bill.to_pay_cents then 'part_paid'
              else 'open' end
$$;

-- THE one place that says which bills an account may see: those of its linked contracts; and so with payments.
create view visible_bills as
  select l.account_id, b.contract_id, b.id as bill_id
    from contract_links l
    join bills b on b.contract_id = l.contract_id
   where l.ended_at is null;

create view visible_payments as
  select l.account_id, p.contract_id, p.id as payment_id
    from contract_links l
    join payments p on p.contract_id = l.contract_id
   where l.ended_at is null;

-- Dated prices without VAT. A price list is the supplier's own, the operator's (network) or the state's (contributions).
create table prices (
  price_list  text not null,
  energy      text not null,
  code        text not null,
  block       smallint,
  valid_from  date not null,
  valid_until date,
  unit        text not null,
  price_micro bigint not null,
  constraint prices_one_each unique nulls not distinct (price_list, code, block, valid_from),
  constraint prices_energy_is_known check (energy in ('electricity', 'gas')),
  constraint prices_unit_is_known check (unit in ('KWH', 'KWT', 'MTQ', 'MON', 'C62')),
  constraint prices_block_is_known check (block between 1 and 5),
  constraint prices_end_after_they_begin check (valid_until > valid_from)
);

-- A contract goes by several lists at once: each gives the prices of its own codes.
create table contract_price_lists (
  contract_id bigint not null references contracts,
  price_list  text not null,
  valid_from  date not null,
  valid_until date,
  primary key (contract_id, price_list, valid_from),
  constraint contract_price_lists_end_after_they_begin check (valid_until > valid_from)
);

-- What a customer asks the supplier for, and what came of it.
create table bill_requests (
  id          bigint generated always as identity primary key,
  account_id  bigint not null references accounts on delete cascade,
  contract_id bigint not null references contracts,
  kind        text not null,
  facts       jsonb not null default '{}',
  state       text not null default 'sent',
  created_at  timestamptz not null default now(),
  decided_at  timestamptz,
  note        text not null default '',
  constraint bill_requests_kind_is_known check (kind in ('delivery', 'joint_bill', 'direct_debit', 'question')),
  constraint bill_requests_state_is_known check (state in ('sent', 'confirmed', 'refused', 'withdrawn')),
  constraint bill_requests_decided_when_not_sent check ((state = 'sent') = (decided_at is null)),
  constraint bill_requests_note_is_short check (length(note) <= 2000)
);
create index bill_requests_of_account on bill_requests (account_id, contract_id, id desc);
create index bill_requests_waiting on bill_requests (id) where state = 'sent';
