-- What callers of a queue hear in place of the product's sounds; its bytes are a file of the house, sealed as any. Music has no language.
create table contacts.queue_sound (
  id uuid primary key,
  queue_id uuid not null references contacts.queue,
  kind text not null check (kind in ('greeting', 'closed', 'recording', 'music')),
  language text not null check (language in ('zh', 'en', 'any')),
  file_id uuid not null,
  duration_ms integer not null,
  set_at timestamptz not null,
  set_by uuid not null,
  unique (queue_id, kind, language),
  check ((kind = 'music') = (language = 'any'))
);
-- When the customer was told what their queue says first, or that it is closed: once a call.
alter table contacts.call add column greeted_at timestamptz;
