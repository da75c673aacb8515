import { type ArticleContent, articleLanguages } from '@tongli/contracts/knowledge';
import { sql } from 'kysely';
import type { Call } from '../../../../platform/call.ts';
import { headingsOf, plainText } from './excerpt.ts';
import { indexed, lettersOf } from './terms.ts';

/** What is asked of a text first counts most. */
const fieldsOf = (words: NonNullable<ArticleContent['words']['zh']>, keywords: readonly string[]) => [
  { words: words.title, weight: 'A' as const },
  { words: keywords.join('\n'), weight: 'B' as const },
  { words: `${words.summary}\n${headingsOf(words.text)}`, weight: 'C' as const },
  { words: plainText(words.text), weight: 'D' as const },
];

/** Terms are counted in one order, so that two who publish at a time wait for each other and do not stand in each other's way. */
async function count(call: Call, terms: readonly string[]): Promise<void> {
  const rows = JSON.stringify(terms.toSorted().map((term) => ({ term, letters: lettersOf(term) })));
  await sql`insert into knowledge.search_term as known (term, documents, letters)
    select t.term, 1, t.letters from jsonb_to_recordset(${rows}::jsonb) as t (term text, letters text[])
    on conflict (term) do update set documents = known.documents + 1`.execute(call.tx);
}

/** Takes an article out of what can be found. */
export async function forget(call: Call, entryId: string): Promise<void> {
  await sql`with gone as (delete from knowledge.article_text where entry_id = ${entryId} returning terms),
    counted as (select lexeme, count(*)::integer as times from gone, unnest(terms) group by lexeme),
    locked as (select term, times from knowledge.search_term join counted on lexeme = term order by term for update of search_term)
    update knowledge.search_term known set documents = greatest(known.documents - locked.times, 0) from locked
    where known.term = locked.term`.execute(call.tx);
}

/** What an article says now is what it is found by, in each of its languages. */
export async function index(call: Call, entryId: string, { words, keywords }: ArticleContent): Promise<void> {
  await forget(call, entryId);
  for (const language of articleLanguages) {
    const said = words[language];
    if (!said) continue;
    const { terms, vector } = indexed(fieldsOf(said, keywords));
    await sql`insert into knowledge.article_text (entry_id, language, terms)
      values (${entryId}, ${language}, ${vector}::tsvector)`.execute(call.tx);
    await count(call, terms);
  }
}
