-- What the customer said of how a request was handled, 1 to 5: the last word counts, and stays as it was when the request is taken up again.
alter table requests.request
  add column satisfaction integer constraint request_satisfaction_check check (satisfaction between 1 and 5),
  add column rated_at timestamptz;
