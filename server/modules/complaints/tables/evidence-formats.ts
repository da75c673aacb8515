// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType } from 'kysely';

export interface EvidenceFormatEdition {
  format_id: string;
  version: number;
  recipient: string;
  name_zh: string;
  name_en: string;
  fields: ColumnType<unknown, string, string>;
  letter: string;
  retired: boolean;
  at: Date;
  by_name: string;
}
