-- A code brings customers back to a request as to a complaint; the request is of another module.
alter table complaints.return_code
  add column request_id uuid,
  add constraint return_code_of_one check (complaint_id is null or request_id is null);
