// Written by `npm run schema` from the migrations. Not edited by hand.
export interface QueueSound {
  id: string;
  queue_id: string;
  kind: string;
  language: string;
  file_id: string;
  duration_ms: number;
  set_at: Date;
  set_by: string;
}
