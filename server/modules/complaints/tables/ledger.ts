// Written by `npm run schema` from the migrations. Not edited by hand.
import type { Generated } from 'kysely';

export interface LedgerImport {
  id: string;
  shown: Generated<boolean>;
}

export interface LedgerTally {
  import_id: string;
  day: string;
  product: string;
  area: string;
  lodged: number;
  closed: number;
  closed_on_time: number;
  timed: number;
  days_to_close: number;
  dated: number;
}
