// Written by `npm run schema` from the migrations. Not edited by hand.
import type { Generated } from 'kysely';

export interface ExpectedVolume {
  queue_id: string;
  at: Date;
  mean: number;
  variance: number;
}

export interface TakenAlert {
  id: string;
  key: string;
  code: string;
  project_id: string | null;
  unit_id: string | null;
  queue_id: string | null;
  agent_id: string | null;
  value: number;
  bound: number;
  taken_at: Date;
  taken_by: string;
  outcome: string | null;
  note: Generated<string>;
  settled_at: Date | null;
  settled_by: string | null;
}
