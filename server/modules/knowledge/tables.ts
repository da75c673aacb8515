// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated } from 'kysely';

interface Edition {
  entry_id: string;
  number: number;
  state: string;
  content: ColumnType<unknown, string, string>;
  written_by: string | null;
  written_at: Date;
  submitted_at: Date | null;
  approval_id: string | null;
  approved_by: string | null;
  published_at: Date | null;
  ended_by: string | null;
  ended_at: Date | null;
  end_reason: string | null;
}

interface Entry {
  id: string;
  kind: string;
  project_id: string;
  topic: string;
  shown_edition: number;
  state: string;
  open_state: string | null;
  added_at: Date;
  changed_at: Date;
  version: Generated<number>;
}

interface PhraseUse {
  phrase_id: string;
  agent_id: string;
  used_on: string;
  uses: number;
  last_used_at: Date;
}

export type KnowledgeTables = {
  'knowledge.edition': Edition;
  'knowledge.entry': Entry;
  'knowledge.phrase_use': PhraseUse;
};
