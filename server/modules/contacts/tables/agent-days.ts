// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType } from 'kysely';

export interface AgentCountedDay {
  day: string;
  zone: string;
  last_seq: number;
}

export interface AgentDay {
  day: string;
  agent_id: string;
  signed_in: number;
  ready: number;
  not_ready: number;
  idle: number;
  busy: number;
  ring: number;
  handled: number;
  offers: number;
  not_taken: number;
  by_reason: ColumnType<unknown, string, string>;
  by_place: ColumnType<unknown, string, string>;
}
