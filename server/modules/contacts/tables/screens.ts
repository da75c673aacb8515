// Written by `npm run schema` from the migrations. Not edited by hand.
import type { Generated } from 'kysely';

export interface Screen {
  id: string;
  contact_id: string;
  agent_id: string;
  state: string;
  surface: string | null;
  ended_for: string | null;
  started_at: Date;
  last_at: Date;
  ended_at: Date | null;
  pieces: Generated<number>;
  bytes: Generated<number>;
  missing: Generated<number>;
  file_id: string | null;
}
