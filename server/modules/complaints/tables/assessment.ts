// Written by `npm run schema` from the migrations. Not edited by hand.
export interface Assessment {
  id: string;
  complaint_id: string;
  at: Date;
  actor_name: string;
  severity: string;
  safety: boolean;
  complexity: string;
  impact: string;
  immediate: string | null;
  vulnerability: string | null;
  vulnerability_reason: string | null;
  validity: string | null;
}

export interface Pause {
  id: string;
  complaint_id: string;
  reason: string;
  note: string;
  from_at: Date;
  until_at: Date;
  ended_at: Date | null;
}
