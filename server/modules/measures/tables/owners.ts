// Written by `npm run schema` from the migrations. Not edited by hand.
export interface IndicatorOwner {
  indicator: string;
  project_id: string;
  unit_id: string | null;
  owner_id: string;
  changed_at: Date;
  changed_by: string;
}
