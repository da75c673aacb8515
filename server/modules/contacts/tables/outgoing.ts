// Written by `npm run schema` from the migrations. Not edited by hand.
export interface Outgoing {
  key: string;
  at: Date;
  contact_id: string | null;
  way: string | null;
}
