// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated } from 'kysely';

interface CheckSettings {
  only_row: boolean;
  settings: ColumnType<unknown, string, string>;
  version: Generated<number>;
}

interface CheckStep {
  id: string;
  customer_id: string;
  place: string;
  place_id: string;
  kind: string;
  question: string | null;
  right: boolean | null;
  level: string;
  reason: string | null;
  at: Date;
  by_id: string;
  locked_until: Date | null;
}

interface Customer {
  id: string;
  project_id: string;
  name_hash: Buffer | null;
  phone_hash: Buffer | null;
  email_hash: Buffer | null;
  name_sealed: Buffer | null;
  phone_sealed: Buffer | null;
  email_sealed: Buffer | null;
  created_at: Date;
  erased_at: Date | null;
  tail_hash: Buffer | null;
}

export type CustomersTables = {
  'customers.check_settings': CheckSettings;
  'customers.check_step': CheckStep;
  'customers.customer': Customer;
};
