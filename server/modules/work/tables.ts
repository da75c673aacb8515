// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType } from 'kysely';

interface Notice {
  id: string;
  person_id: string;
  code: string;
  params: ColumnType<unknown, string, string>;
  subject_type: string;
  subject_id: string;
  at: Date;
  read_at: Date | null;
}

interface TimeLimit {
  id: string;
  subject_type: string;
  subject_id: string;
  kind: string;
  owner_id: string | null;
  started_at: Date;
  warn_at: Date;
  due_at: Date;
  fire_at: Date | null;
  warned_at: Date | null;
  breached_at: Date | null;
  ended_at: Date | null;
  outcome: string | null;
}

export type WorkTables = {
  'work.notice': Notice;
  'work.time_limit': TimeLimit;
};
