-- What share of closed cases is asked; all of them, as it was before.
update outreach.edition set content = content || '{"samplePercent": 100}'::jsonb;

-- Of ten thousand, drawn from survey and subject: asked where it is below the share. Null where it was not drawn for.
alter table outreach.invitation add column draw integer check (draw between 0 and 9999);
alter table outreach.invitation drop constraint invitation_held_check;
alter table outreach.invitation add constraint invitation_held_check check (held in ('rest', 'refused', 'sample'));

-- A survey asked again: what was asked on these dates, compared with the wave before.
create table outreach.wave (
  id uuid primary key,
  survey_id uuid not null references outreach.survey (id),
  name text not null,
  from_on date not null,
  to_on date not null,
  check (from_on <= to_on)
);
create index wave_by_survey on outreach.wave (survey_id, from_on);
