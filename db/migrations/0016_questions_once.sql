-- The same question about the same bill waits once, also when the button is pressed twice in the same moment.
create unique index bill_requests_one_question_waiting_each
  on bill_requests (account_id, contract_id, md5(facts ->> 'bill'), md5(facts ->> 'question'))
  where state = 'sent' and kind = 'question';
