// Written by `npm run schema` from the migrations. Not edited by hand.
import type { Generated } from 'kysely';

export interface Alert {
  id: string;
  threshold_id: string | null;
  indicator: string;
  project_id: string;
  unit_id: string | null;
  state: string;
  raised_at: Date;
  value: number;
  count: number;
  size: number;
  bound_at: number;
  by_control: boolean;
  window_minutes: number;
  suggestion: string;
  owner_id: string | null;
  told: string[];
  take_minutes: number;
  take_by: Date;
  escalate_at: Date | null;
  escalations: Generated<number>;
  taken_at: Date | null;
  acted_at: Date | null;
  recovered_at: Date | null;
  closed_at: Date | null;
  outcome: string | null;
  version: Generated<number>;
}

export interface AlertEntry {
  alert_id: string;
  place: number;
  code: string;
  at: Date;
  by_name: string;
  text: string;
  value: number | null;
}

export interface Threshold {
  id: string;
  indicator: string;
  project_id: string;
  unit_id: string | null;
  warn_at: number | null;
  breach_at: number | null;
  control: boolean;
  window_minutes: number;
  minimum: number;
  owner_id: string;
  take_minutes: number;
  suggestion: string;
  changed_at: Date;
  changed_by: string;
  version: Generated<number>;
  looked_at: Date | null;
  due_at: Date | null;
}
