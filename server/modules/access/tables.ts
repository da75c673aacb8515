// Written by `npm run schema` from the migrations. Not edited by hand.
import type { Generated } from 'kysely';

interface Account {
  id: string;
  username: string;
  name: string;
  password_hash: string | null;
  state: string;
  failed_attempts: Generated<number>;
  locked_until: Date | null;
  last_sign_in_at: Date | null;
  version: Generated<number>;
  kind: Generated<string>;
}

interface RoleAssignment {
  account_id: string;
  role: string;
  project_id: string | null;
  unit_id: string | null;
}

interface Session {
  token_hash: Buffer;
  account_id: string;
  started_at: Date;
  expires_at: Date;
}

interface Token {
  id: string;
  account_id: string;
  handle: string;
  token_hash: Buffer;
  name: string;
  scopes: string[];
  made_at: Date;
  made_by: string;
  expires_at: Date;
  last_used_at: Date | null;
  last_used_from: string | null;
  revoked_at: Date | null;
}

interface UnknownName {
  name_hash: Buffer;
  failed_attempts: number;
  locked_until: Date | null;
  last_at: Date;
}

export type AccessTables = {
  'access.account': Account;
  'access.role_assignment': RoleAssignment;
  'access.session': Session;
  'access.token': Token;
  'access.unknown_name': UnknownName;
};
