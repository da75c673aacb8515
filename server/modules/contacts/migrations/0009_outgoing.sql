-- What other modules have asked to be told to a customer: one message for one key.
create table contacts.outgoing (
  key text not null primary key,
  at timestamptz not null,
  contact_id uuid references contacts.contact (id),
  way text check (way in ('chat', 'kept'))
);
