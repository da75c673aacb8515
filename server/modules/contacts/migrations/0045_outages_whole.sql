-- What agents say while it lasts, the incident of complaints that it is, and what was said to whom when it was over.
alter table contacts.outage
  add column phrase_zh text,
  add column phrase_en text,
  add column incident_id uuid,
  add column closing_zh text,
  add column closing_en text,
  add column told integer not null default 0,
  add column mistaken boolean not null default false;
