// Written by `npm run schema` from the migrations. Not edited by hand.
export interface Question {
  id: string;
  complaint_id: string;
  state: string;
  text: string;
  asked_at: Date;
  asked_by: string | null;
  asked_by_name: string;
  pausing: boolean;
  answer: string | null;
  settled_at: Date | null;
  settled_by_name: string | null;
}
