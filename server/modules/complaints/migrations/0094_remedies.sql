-- What is made good by something else than money: who does it, until when, and what shows that it was done. It counts at what it costs.
alter table complaints.compensation drop constraint compensation_kind_check,
  add constraint compensation_kind_check
    check (kind in ('money', 'voucher', 'waiver', 'gift', 'replacement', 'repair', 'redo')),
  add column remedy_what text,
  add column remedy_owner uuid,
  add column remedy_due_on date,
  add column remedy_task uuid,
  add column remedy_evidence text,
  add constraint compensation_remedy check (
    (kind in ('replacement', 'repair', 'redo')) = (remedy_what is not null)
    and (remedy_what is null) = (remedy_owner is null) and (remedy_what is null) = (remedy_due_on is null)
    and (state not in ('paid', 'reversed') or (remedy_what is null) = (remedy_evidence is null))
  );
-- What is granted and not given yet keeps a case open, and its customer's name and number.
create index compensation_to_be_given on complaints.compensation (complaint_id) where state = 'approved';
