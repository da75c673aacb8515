// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated } from 'kysely';

interface CopyOpening {
  copy_id: string;
  at: Date;
  browser: string;
}

interface Erasure {
  id: string;
  person_id: string;
  project_id: string;
  state: string;
  basis: string;
  reason: string | null;
  asked_at: Date;
  asked_by: string | null;
  decided_at: Date | null;
  decided_by: string | null;
  erased: ColumnType<unknown, string, string> | null;
  version: Generated<number>;
}

interface ListExport {
  id: string;
  actor_id: string;
  list: string;
  params: ColumnType<unknown, string, string>;
  query: ColumnType<unknown, string, string>;
  started_at: Date;
  started_on: string;
  request_id: string;
  rows: Generated<number>;
  finished_at: Date | null;
}

interface Policy {
  singleton: Generated<boolean>;
  keep_months: number;
  version: Generated<number>;
  retention: Generated<string>;
  request_days: Generated<number>;
  export_rows: Generated<number>;
  export_by: Generated<string>;
}

interface RecordingCopy {
  id: string;
  request_id: string;
  person_id: string;
  project_id: string;
  contact_id: string;
  contact_number: string;
  asker: string;
  identity_by: string;
  others: string;
  state: string;
  asked_at: Date;
  asked_by: string;
  decided_at: Date | null;
  decided_by: string | null;
  reason: string | null;
  ends_at: Date | null;
  code_asked_at: Date | null;
  codes: Generated<number>;
  tries: Generated<number>;
  version: Generated<number>;
}

interface SubjectRequest {
  id: string;
  number: string;
  person_id: string;
  project_id: string;
  kind: string;
  channel: string;
  received_on: string;
  due_at: Date;
  due_on: string;
  owner_id: string;
  registered_at: Date;
  registered_by: string;
  outcome: string | null;
  note: string | null;
  closed_at: Date | null;
  closed_by: string | null;
  version: Generated<number>;
}

interface UnusualAccess {
  id: string;
  actor_id: string;
  hour_at: Date;
  looks: number;
  own_mean: number;
  peer_mean: number;
  bound: number;
}

interface Watch {
  singleton: Generated<boolean>;
  watched_until: Date;
}

export type PrivacyTables = {
  'privacy.copy_opening': CopyOpening;
  'privacy.erasure': Erasure;
  'privacy.list_export': ListExport;
  'privacy.policy': Policy;
  'privacy.recording_copy': RecordingCopy;
  'privacy.subject_request': SubjectRequest;
  'privacy.unusual_access': UnusualAccess;
  'privacy.watch': Watch;
};
