// Written by `npm run schema` from the migrations. Not edited by hand.
import type { Generated, GeneratedAlways } from 'kysely';

export interface Cost {
  project_id: string;
  unit_id: string | null;
  month: string;
  item: string;
  amount_minor: number;
  changed_at: Date;
  changed_by: string;
}

export interface Scorecard {
  project_id: string;
  version: Generated<number>;
  changed_at: Date;
  changed_by: string;
}

export interface ScorecardItem {
  project_id: string;
  indicator: string;
  rank: string;
  place: number;
  owner_id: string | null;
}

export interface Target {
  id: GeneratedAlways<number>;
  indicator: string;
  project_id: string;
  unit_id: string | null;
  person_id: string | null;
  from_on: string;
  value: number | null;
  weight: number | null;
  set_at: Date;
  set_by: string;
}
