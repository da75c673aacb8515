// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated } from 'kysely';

interface Erasure {
  id: string;
  person_id: string;
  project_id: string;
  state: string;
  basis: string;
  reason: string | null;
  asked_at: Date;
  asked_by: string | null;
  decided_at: Date | null;
  decided_by: string | null;
  erased: ColumnType<unknown, string, string> | null;
  version: Generated<number>;
}

interface Policy {
  singleton: Generated<boolean>;
  keep_months: number;
  version: Generated<number>;
  retention: Generated<string>;
}

interface UnusualAccess {
  id: string;
  actor_id: string;
  hour_at: Date;
  looks: number;
  own_mean: number;
  peer_mean: number;
  bound: number;
}

interface Watch {
  singleton: Generated<boolean>;
  watched_until: Date;
}

export type PrivacyTables = {
  'privacy.erasure': Erasure;
  'privacy.policy': Policy;
  'privacy.unusual_access': UnusualAccess;
  'privacy.watch': Watch;
};
