// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated } from 'kysely';

export interface Dashboard {
  id: string;
  project_id: string;
  owner_id: string;
  name: string;
  audience: string;
  unit_ids: string[];
  roles: string[];
  tiles: ColumnType<unknown, string, string>;
  changed_at: Date;
  changed_by: string;
  removed_at: Date | null;
  version: Generated<number>;
}

export interface Wall {
  id: string;
  dashboard_id: string;
  project_id: string;
  unit_id: string | null;
  name: string;
  token_hash: Buffer;
  expires_at: Date;
  opened_at: Date;
  opened_by: string;
  revoked_at: Date | null;
  revoked_by: Generated<string>;
  owner_id: string | null;
}
