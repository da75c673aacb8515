-- What a queue says where it is closed and before a call is recorded, in the words of whoever administers it; where none are, in the product's.
alter table contacts.queue
  add column words jsonb not null default '{}',
  -- Whether callers are told that they are recorded; where they are not, on which ground. Who said so, and when.
  add column tells_recording boolean not null default true,
  add column untold_ground text not null default '',
  add column tells_set_at timestamptz,
  add column tells_set_by uuid,
  add constraint queue_untold_ground check (tells_recording or untold_ground <> '');
-- By which browser somebody is in a call: another one of theirs does not push it out.
alter table contacts.call_leg
  add column browser_id uuid,
  add column browser text not null default '';
