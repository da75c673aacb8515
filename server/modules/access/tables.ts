// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

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
  must_change_password: Generated<boolean>;
  kind: Generated<string>;
}

interface Challenge {
  token_hash: Buffer;
  account_id: string;
  code_proved: Generated<boolean>;
  expires_at: Date;
}

interface Factor {
  account_id: string;
  sealed_secret: Buffer;
  confirmed_at: Date | null;
  last_step: Generated<number>;
}

interface Identity {
  provider_id: string;
  subject_hash: Buffer;
  account_id: string;
  linked_at: Date;
}

interface Invitation {
  secret_hash: Buffer;
  provider_id: string;
  account_id: string;
  expires_at: Date;
}

interface PastPassword {
  id: GeneratedAlways<number>;
  account_id: string;
  password_hash: string;
}

interface Policy {
  singleton: Generated<boolean>;
  factor_roles: string[];
  idle_minutes: number;
  version: Generated<number>;
}

interface Provider {
  id: string;
  name_zh: string;
  name_en: string;
  issuer: string;
  client_id: string;
  client_secret: Buffer | null;
  scopes: string;
  claim: string;
  email_domain: string | null;
  first_link: string;
  unknown_people: string;
  roles_claim: string | null;
  role_map: ColumnType<unknown, string, string>;
  password_allowed: boolean;
  trusts_factor: boolean;
  state: string;
  version: Generated<number>;
}

interface RecoveryCode {
  account_id: string;
  code_hash: Buffer;
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
  id: Generated<string>;
  browser: Generated<string>;
  system: Generated<string>;
  address_prefix: Generated<string>;
  last_seen_at: Date;
  idle_until: Date;
  provider_id: string | null;
  sealed_leave_by: Buffer | null;
}

interface SetUp {
  singleton: Generated<boolean>;
  secret_hash: Buffer | null;
  expires_at: Date | null;
  used_at: Date | null;
}

interface SignOn {
  state_hash: Buffer;
  provider_id: string;
  browser_hash: Buffer;
  sealed_checks: Buffer;
  redirect_uri: string;
  return_path: string;
  invitation_hash: Buffer | null;
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
  'access.challenge': Challenge;
  'access.factor': Factor;
  'access.identity': Identity;
  'access.invitation': Invitation;
  'access.past_password': PastPassword;
  'access.policy': Policy;
  'access.provider': Provider;
  'access.recovery_code': RecoveryCode;
  'access.role_assignment': RoleAssignment;
  'access.session': Session;
  'access.set_up': SetUp;
  'access.sign_on': SignOn;
  'access.token': Token;
  'access.unknown_name': UnknownName;
};
