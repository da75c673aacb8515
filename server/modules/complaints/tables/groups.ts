// Written by `npm run schema` from the migrations. Not edited by hand.
import type { Generated } from 'kysely';

export interface ComplaintGroup {
  master_id: string;
  project_id: string;
  matter: string;
  spokesperson_id: string;
  state: string;
  formed_at: Date;
  formed_by_name: string;
  decided_at: Date | null;
  dissolved_at: Date | null;
  version: Generated<number>;
}
