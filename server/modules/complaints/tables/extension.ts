// Written by `npm run schema` from the migrations. Not edited by hand.
export interface Extension {
  id: string;
  complaint_id: string;
  round: number;
  state: string;
  days: number;
  reason: string;
  asked_by: string;
  asked_at: Date;
  approval_id: string;
  first_due_at: Date;
  due_before: Date;
  due_after: Date | null;
  decided_at: Date | null;
  decided_by: string | null;
  kept: boolean | null;
}
