// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated } from 'kysely';

export interface OwnEdition {
  indicator_id: string;
  number: number;
  from_on: string | null;
  name_zh: string;
  name_en: string;
  purpose: string;
  formula: string;
  words_zh: string;
  words_en: string;
  expression: ColumnType<unknown, string, string>;
  direction: string;
  target: number | null;
  set_at: Date;
  set_by: string;
}

export interface OwnIndicator {
  id: string;
  code: string;
  project_id: string;
  unit: string;
  result: string;
  nature: string;
  owner_id: string;
  archived_at: Date | null;
  version: Generated<number>;
}
