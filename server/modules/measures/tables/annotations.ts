// Written by `npm run schema` from the migrations. Not edited by hand.
import type { Generated } from 'kysely';

export interface Annotation {
  id: string;
  project_id: string;
  indicator: string;
  product: Generated<string>;
  area: Generated<string>;
  on_date: string;
  text: string;
  by_id: string | null;
  by_name: string;
  noted_at: Date;
  removed_at: Date | null;
  removed_by: string | null;
}
