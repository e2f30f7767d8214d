-- Of each thing a customer asks once, and may ask again when the supplier has answered; questions as often as they like.
create unique index bill_requests_one_waiting_each on bill_requests (account_id, contract_id, kind)
  where state = 'sent' and kind <> 'question';
