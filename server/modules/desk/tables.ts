// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated } from 'kysely';

interface Layout {
  person_id: string;
  list: string;
  columns: string[] | null;
  compact: boolean;
  default_view_id: string | null;
}

interface SavedView {
  id: string;
  list: string;
  name: string;
  owner_id: string;
  unit_id: string | null;
  shown_to: string;
  query: ColumnType<unknown, string, string>;
  columns: string[] | null;
  saved_at: Date;
  version: Generated<number>;
}

export type DeskTables = {
  'desk.layout': Layout;
  'desk.saved_view': SavedView;
};
