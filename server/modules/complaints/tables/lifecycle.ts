// Written by `npm run schema` from the migrations. Not edited by hand.
export interface ComplainedAbout {
  complaint_id: string;
  person_id: string | null;
  unit_id: string | null;
  named_at: Date;
  named_by: string;
}
