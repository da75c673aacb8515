-- All that is on record about a case in one archive, made for somebody outside and gone after some days.
create table complaints.evidence_pack (
  id uuid primary key,
  complaint_id uuid not null references complaints.complaint (id),
  state text not null check (state in ('waiting', 'ready', 'failed', 'expired')),
  purpose text not null check (purpose <> ''),
  language text not null check (language in ('zh', 'en')),
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  -- Parts of the archive that are written, of so many; null while they are not counted yet.
  done int not null default 0,
  parts int,
  bytes bigint,
  sha256 text,
  made_at timestamptz,
  expires_at timestamptz,
  check ((state = 'ready') <= (sha256 is not null and bytes is not null and expires_at is not null))
);
create index evidence_pack_by_complaint on complaints.evidence_pack (complaint_id, asked_at);
create index evidence_pack_by_expiry on complaints.evidence_pack (expires_at) where state = 'ready';
-- One at a time of a case.
create unique index evidence_pack_waiting on complaints.evidence_pack (complaint_id) where state = 'waiting';
