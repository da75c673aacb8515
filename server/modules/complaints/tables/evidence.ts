// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated } from 'kysely';

export interface EvidencePack {
  id: string;
  complaint_id: string;
  state: string;
  purpose: string;
  language: string;
  asked_by: string;
  asked_by_name: string;
  asked_at: Date;
  done: Generated<number>;
  parts: number | null;
  bytes: number | null;
  sha256: string | null;
  made_at: Date | null;
  expires_at: Date | null;
  reply: ColumnType<unknown, string, string> | null;
}
