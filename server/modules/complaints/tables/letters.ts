// Written by `npm run schema` from the migrations. Not edited by hand.
export interface Letter {
  id: string;
  complaint_id: string;
  kind: string;
  template_id: string | null;
  template_version: number | null;
  language: string;
  subject: string;
  body: string;
  at: Date;
  by_id: string | null;
  by_name: string;
  by_hand: boolean;
  way: string | null;
  refusal: string | null;
}

export interface LetterEdition {
  template_id: string;
  version: number;
  kind: string;
  name_zh: string;
  name_en: string;
  subject_zh: string;
  subject_en: string;
  body_zh: string;
  body_en: string;
  retired: boolean;
  at: Date;
  by_name: string;
}
