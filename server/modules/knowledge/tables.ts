// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

interface Acknowledgement {
  article_id: string;
  person_id: string;
  edition: number;
  at: Date;
}

interface Article {
  entry_id: string;
  owner_id: string;
  review_on: string | null;
  title_zh: string;
  title_en: string;
  valid_from: string | null;
  valid_to: string | null;
  public: boolean;
  must_know: boolean;
  unit_ids: string[];
  queue_ids: string[];
  must_know_edition: number | null;
  remind_at: Date | null;
  reminders: Generated<number>;
  review_at: Date | null;
  begins_at: Date | null;
}

interface ArticleFeedback {
  id: string;
  article_id: string;
  edition: number;
  kind: string;
  words: string;
  by_id: string;
  at: Date;
  task_id: string | null;
}

interface ArticleText {
  entry_id: string;
  language: string;
  terms: string;
  head: GeneratedAlways<string | null>;
}

interface ArticleUse {
  article_id: string;
  subject_type: string;
  subject_id: string;
  agent_id: string;
  act: string;
  used_on: string;
  uses: number;
  last_used_at: Date;
}

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

interface SearchMiss {
  id: string;
  project_id: string;
  words: string;
  times: number;
  public_times: number;
  first_at: Date;
  last_at: Date;
  settled_at: Date | null;
}

interface SearchTerm {
  term: string;
  documents: number;
  letters: string[];
}

interface Topic {
  id: string;
  project_id: string;
  parent_id: string | null;
  name_zh: string;
  name_en: string;
  place: number;
}

interface TopicTree {
  project_id: string;
  version: number;
}

export type KnowledgeTables = {
  'knowledge.acknowledgement': Acknowledgement;
  'knowledge.article': Article;
  'knowledge.article_feedback': ArticleFeedback;
  'knowledge.article_text': ArticleText;
  'knowledge.article_use': ArticleUse;
  'knowledge.edition': Edition;
  'knowledge.entry': Entry;
  'knowledge.phrase_use': PhraseUse;
  'knowledge.search_miss': SearchMiss;
  'knowledge.search_term': SearchTerm;
  'knowledge.topic': Topic;
  'knowledge.topic_tree': TopicTree;
};
