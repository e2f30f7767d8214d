-- The offer of reminders on the first page: once it is answered, yes or no, it does not come again.
alter table accounts add column reminder_offer_answered_at timestamptz;

-- A reminder without a day would be on and never come.
alter table reminder_choices
  add constraint reminder_choices_name_a_day check (at_opening or at_last_but_one or at_last);
