// Written by `npm run schema` from the migrations. Not edited by hand.
export interface SliceSum {
  span: string;
  measure: string;
  from_on: string;
  slice_id: string;
  sum: number;
}

export interface Unsummed {
  span: string;
  measure: string;
  from_on: string;
  due_at: Date;
}
