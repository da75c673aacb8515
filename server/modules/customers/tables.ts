// Written by `npm run schema` from the migrations. Not edited by hand.
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
  'customers.customer': Customer;
};
