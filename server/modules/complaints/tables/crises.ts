// Written by `npm run schema` from the migrations. Not edited by hand.
import type { GeneratedAlways } from 'kysely';

export interface Crisis {
  id: string;
  incident_id: string;
  level: string;
  leader_id: string;
  handed_by: string | null;
  handed_at: Date;
  take_by: Date;
  task_id: string;
  taken_at: Date | null;
  ended_at: Date | null;
  ended_by: string | null;
  outcome: string | null;
}

export interface CrisisEntry {
  id: GeneratedAlways<number>;
  crisis_id: string;
  at: Date;
  by_id: string | null;
  code: string;
  text: string;
}
