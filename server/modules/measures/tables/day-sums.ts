// Written by `npm run schema` from the migrations. Not edited by hand.
export interface DaySum {
  cut: string;
  key: string;
  measure: string;
  day: string;
  project_id: string;
  unit_id: string | null;
  count: number;
  sum: number;
}

export interface QueueRule {
  project_id: string;
  queue_id: string;
  within_seconds: number;
  short_seconds: number;
  first_day: string;
  last_day: string;
}

export interface ToldDay {
  name: string;
  day: string;
}
