// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType } from 'kysely';

interface ProcessVersion {
  id: string;
  process: string;
  version: number;
  settings: ColumnType<unknown, string, string>;
  published_at: Date;
}

export type RequestsTables = {
  'requests.process_version': ProcessVersion;
};
