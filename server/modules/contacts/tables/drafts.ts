// Written by `npm run schema` from the migrations. Not edited by hand.
export interface Draft {
  contact_id: string;
  agent_id: string;
  sealed: Buffer;
}
