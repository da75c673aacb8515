// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

interface AuditAnchor {
  only_row: Generated<boolean>;
  position: number;
  at: Date;
}

interface AuditCheck {
  id: GeneratedAlways<number>;
  at: Date;
  intact: boolean;
  entries: number | null;
  anchored: number | null;
  position: number | null;
  kind: string | null;
}

interface AuditEntry {
  id: GeneratedAlways<number>;
  xid: Generated<string>;
  position: number | null;
  hash: Buffer | null;
  at: Date;
  actor_id: string | null;
  actor_name: string;
  operation: string;
  subject_type: string;
  subject_id: string;
  reason: string | null;
  request_id: string;
  actor_token: string | null;
}

interface BackupRun {
  id: string;
  kind: string;
  at: Date;
  by_name: string;
  taken_at: Date;
  file_name: string;
  bytes: number;
  table_count: number;
  row_count: number;
  file_count: number;
  with_keys: boolean;
}

interface Clock {
  only_row: Generated<boolean>;
  mode: string;
  at: Date;
}

interface Daily {
  name: string;
  next_at: Date;
}

interface Event {
  id: GeneratedAlways<number>;
  xid: Generated<string>;
  position: number | null;
  type: string;
  subject_type: string;
  subject_id: string;
  occurred_at: Date;
  actor_id: string | null;
  payload: ColumnType<unknown, string, string>;
}

interface File {
  id: string;
  owner_type: string | null;
  owner_id: string | null;
  person_id: string | null;
  name_sealed: Buffer;
  media_type: string;
  bytes: number;
  sha256: Buffer;
  key_sealed: Buffer;
  uploaded_by: string | null;
  uploaded_at: Date;
  draft_id: string | null;
}

interface FlowCursor {
  flow: string;
  position: number;
}

interface FlowParked {
  flow: string;
  position: number;
  subject_id: string;
  error: string;
  parked_at: Date;
}

interface Idempotency {
  key: string;
  caller: string;
  operation: string;
  request_hash: Buffer;
  reply: ColumnType<unknown, string, string> | null;
  created_at: Date;
}

interface ImportColumn {
  importable: string;
  name: string;
  field: string;
}

interface ImportError {
  run_id: string;
  line: number;
  column_name: string;
  value_sealed: Buffer;
  code: string;
  params: ColumnType<unknown, string, string>;
  field: GeneratedAlways<string>;
}

interface ImportKey {
  run_id: string;
  key_hash: Buffer;
  line: number;
}

interface ImportRow {
  run_id: string;
  line: number;
  cells: Buffer;
  outcome: string | null;
  record: Buffer | null;
}

interface ImportRun {
  id: string;
  importable: string;
  file_name: string;
  encoding: string;
  columns: string[];
  mapping: ColumnType<unknown, string, string>;
  date_orders: ColumnType<unknown, string, string>;
  state: string;
  rows: Generated<number>;
  done: Generated<number>;
  added: Generated<number>;
  changed: Generated<number>;
  unchanged: Generated<number>;
  wrong: Generated<number>;
  skipped: Generated<number>;
  failure: string | null;
  scope: ColumnType<unknown, string, string>;
  created_at: Date;
  created_by: string;
  created_by_id: string;
  finished_at: Date | null;
  undoable_until: Date | null;
  due_at: Date | null;
  project_id: string | null;
  unit_id: string | null;
  options: ColumnType<unknown, string, string>;
  wrong_left_out: Generated<boolean>;
  reached: Generated<number>;
  checks: Generated<number>;
}

interface KeyRoot {
  only_row: Generated<boolean>;
  wrapped: Buffer;
  master_version: number;
}

interface MasterKey {
  version: number;
  begun_at: Date;
}

interface Migration {
  id: string;
  checksum: string;
}

interface PersonKey {
  person_id: string;
  wrapped: Buffer;
  master_version: number;
}

interface PublicAddress {
  only_row: Generated<boolean>;
  address: string | null;
  usual: string | null;
  version: Generated<number>;
  changed_at: Date | null;
  changed_by: string | null;
}

interface SamplePast {
  only_row: Generated<boolean>;
  from_at: Date;
  until_at: Date;
  lived_to: Date;
  ended: Generated<boolean>;
}

interface SealHead {
  log: string;
  position: number;
  hash: Buffer | null;
}

interface UnitBranch {
  unit_id: string;
  within_id: string;
}

export type PlatformTables = {
  'platform.audit_anchor': AuditAnchor;
  'platform.audit_check': AuditCheck;
  'platform.audit_entry': AuditEntry;
  'platform.backup_run': BackupRun;
  'platform.clock': Clock;
  'platform.daily': Daily;
  'platform.event': Event;
  'platform.file': File;
  'platform.flow_cursor': FlowCursor;
  'platform.flow_parked': FlowParked;
  'platform.idempotency': Idempotency;
  'platform.import_column': ImportColumn;
  'platform.import_error': ImportError;
  'platform.import_key': ImportKey;
  'platform.import_row': ImportRow;
  'platform.import_run': ImportRun;
  'platform.key_root': KeyRoot;
  'platform.master_key': MasterKey;
  'platform.migration': Migration;
  'platform.person_key': PersonKey;
  'platform.public_address': PublicAddress;
  'platform.sample_past': SamplePast;
  'platform.seal_head': SealHead;
  'platform.unit_branch': UnitBranch;
};
