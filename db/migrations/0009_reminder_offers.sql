-- The offer of reminders on the first page: once it is answered, yes or no, it does not come again.
alter table accounts add column reminder_offer_answered_at timestamptz;
