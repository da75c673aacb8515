// Written by `npm run schema` from the migrations. Not edited by hand.
export interface UploadedTable {
  id: string;
  owner_id: string;
  title_sealed: Buffer;
  content_sealed: Buffer;
  row_count: number;
  uploaded_at: Date;
  drawing_sealed: Buffer | null;
}
