// Written by `npm run schema` from the migrations. Not edited by hand.
import type { Generated } from 'kysely';

export interface EscalationTag {
  id: string;
  customer_id: string;
  project_id: string;
  complaint_id: string;
  state: string;
  reason: string;
  asked_by: string;
  asked_at: Date;
  expires_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
  version: Generated<number>;
}
