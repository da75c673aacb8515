// Written by `npm run schema` from the migrations. Not edited by hand.
import type { Generated } from 'kysely';

export interface ReturnCode {
  id: string;
  number_hash: Buffer;
  complaint_id: string | null;
  asked_at: Date;
  expires_at: Date;
  tries: Generated<number>;
  used_at: Date | null;
  request_id: string | null;
}

export interface Verdict {
  complaint_id: string;
  answered_at: Date;
  accepted_at: Date | null;
  satisfied: boolean | null;
  words: string | null;
  rated_at: Date | null;
}
