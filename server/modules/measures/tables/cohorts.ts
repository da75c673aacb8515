// Written by `npm run schema` from the migrations. Not edited by hand.
export interface Cohort {
  id: string;
  project_id: string;
  name: string;
  who: string;
  from_on: string;
  to_on: string;
  members: number;
  frozen_at: Date;
  frozen_by_id: string;
}

export interface CohortMember {
  cohort_id: string;
  place: number;
  customer_id: string | null;
}

export interface CohortReading {
  id: string;
  cohort_id: string;
  from_on: string;
  to_on: string;
  read_at: Date;
  read_by_id: string;
  known: number;
  complete: number;
  reached: number;
  answers: number;
  satisfied: number;
  lost: number | null;
  revenue_minor: number | null;
  total_minor: number | null;
  source: string | null;
  told_at: Date | null;
  told_by_id: string | null;
}
