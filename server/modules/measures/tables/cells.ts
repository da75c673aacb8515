// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType } from 'kysely';

export interface Cell {
  measure: string;
  slot: Date;
  day: string;
  slice_id: string;
  bucket: number;
  count: number;
  sum: number;
}

export interface Entry {
  subject_id: string;
  place: number;
  measure: string;
  slot: Date;
  day: string;
  slice_id: string;
  value: number;
}

export interface Slice {
  id: string;
  project_id: string;
  unit_id: string | null;
  person_id: string | null;
  queue_id: string | null;
  product: string;
  area: string;
  cause: string;
  channel: string;
  kind: string;
  step: string;
}

export interface Subject {
  id: string;
  type: string;
  number: string;
  memory: ColumnType<unknown, string, string>;
}
