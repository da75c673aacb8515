// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated } from 'kysely';

export interface LibraryCase {
  id: string;
  number: string;
  complaint_id: string | null;
  project_id: string;
  unit_id: string | null;
  state: string;
  title: string | null;
  texts: ColumnType<unknown, string, string>;
  taken: ColumnType<unknown, string, string>;
  terms: string[];
  product: string;
  area: string;
  cause: string;
  class_path: string[];
  severity: string;
  validity: string | null;
  proposed_by: string;
  proposed_by_name: string;
  proposed_at: Date;
  decided_by: string | null;
  decided_by_name: string | null;
  decided_at: Date | null;
  reason: string | null;
  version: Generated<number>;
}
