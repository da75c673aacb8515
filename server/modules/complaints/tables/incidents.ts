// Written by `npm run schema` from the migrations. Not edited by hand.
import type { Generated } from 'kysely';

export interface ArrivalCell {
  project_id: string;
  at: Date;
  product: string;
  area: string;
  count: number;
}

export interface BurstWatch {
  project_id: string;
  watched_until: Date;
  next_at: Date | null;
}

export interface Incident {
  id: string;
  number: string;
  project_id: string;
  product: string;
  area: string;
  state: string;
  started_at: Date;
  found_at: Date;
  last_case_at: Date;
  observed: number;
  expected: number;
  log_probability: number | null;
  owner_id: string | null;
  wording_zh: string | null;
  wording_en: string | null;
  wording_by: string | null;
  wording_approved_by: string | null;
  outage_id: string | null;
  cause: string | null;
  closing_zh: string | null;
  closing_en: string | null;
  closed_at: Date | null;
  closed_by: string | null;
  version: Generated<number>;
}

export interface IncidentCase {
  incident_id: string;
  complaint_id: string;
  how: string;
  at: Date;
  removed_at: Date | null;
  removed_by: string | null;
}

export interface IncidentInterval {
  incident_id: string;
  at: Date;
  observed: number;
  expected: number;
}
