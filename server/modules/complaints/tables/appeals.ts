// Written by `npm run schema` from the migrations. Not edited by hand.
export interface Appeal {
  id: string;
  complaint_id: string;
  project_id: string;
  unit_id: string | null;
  state: string;
  reason: string;
  lodged_at: Date;
  lodged_by_name: string | null;
  answered_at: Date;
  handler_id: string | null;
  reviewer_id: string | null;
  due_at: Date;
  decision: string | null;
  decided_at: Date | null;
  decided_by_name: string | null;
}
