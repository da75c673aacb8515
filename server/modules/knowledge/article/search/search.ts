import type { ArticleContent, ArticleHit, ArticleLanguage, ArticleValidity } from '@tongli/contracts/knowledge';
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Call } from '../../../../platform/call.ts';
import { validityOf } from '../content.ts';
import type { Asked } from './asking.ts';
import { excerptOf, marked, plainText, spansOf } from './excerpt.ts';
import { asQuery } from './terms.ts';

/** Of text, summary, keywords, title. */
const weights = '{0.15,0.4,0.7,1}';
/** Read closely once they are found; the rest match less. */
const readClosely = 60;
/** Texts that one search fetches whole, shared among its words; and those that hold all of them. */
const mostWeighed = 1_200;
const mostOfAll = 300;
/** What is held by no more than this share of the texts is rare. */
const rareShare = 0.1;
/** Words by which heads are looked for. */
const mostLeading = 6;
export const mostHits = 20;
/** A word that more than this share of the texts hold tells nothing, where another word does. */
const commonShare = 0.4;
/** A text in the language that was asked for goes before its translation. */
const languageBonus = 1.2;

export interface Search {
  readonly asked: readonly Asked[];
  readonly today: string;
  readonly language: ArticleLanguage;
  /** Which articles may be found, in terms of `entry` and `article`. */
  readonly within: Expression<SqlBool>;
  /** Also what does not hold today. */
  readonly past: boolean;
  /** So much of what was asked, weighed by what it tells, must be found. */
  readonly leastShare: number;
  readonly most?: number;
}

interface Candidate {
  readonly id: string;
  readonly language: ArticleLanguage;
  readonly content: ArticleContent;
  readonly changed_at: Date;
  readonly ranks: readonly number[];
}

interface Weighed extends Asked {
  readonly tells: number;
  /** Of the texts, that hold it. */
  readonly share: number;
}

/** How much each word tells: the rarer the more. What nearly all texts hold is left out where something else was asked. */
function weigh(asked: readonly Asked[], texts: number): Weighed[] {
  const known = asked.filter(({ ways }) => ways.length > 0);
  const telling = known.filter(({ documents }) => documents <= Math.max(4, texts * commonShare));
  return (telling.length > 0 ? telling : known).map((one) => ({
    ...one,
    tells: Math.log(1 + texts / (1 + one.documents)),
    share: one.documents / Math.max(1, texts),
  }));
}

const holdsToday = (today: string) =>
  sql<SqlBool>`(article.valid_from is null or article.valid_from <= ${today}) and (article.valid_to is null or article.valid_to >= ${today})`;

/** Texts that may be found by this person today. */
const findable = (texts: RawBuilder<unknown>, search: Search) => sql`${texts} text
  join knowledge.entry entry on entry.id = text.entry_id and entry.state = 'published'
  join knowledge.article article on article.entry_id = entry.id and ${search.within}
    and ${search.past ? sql`true` : holdsToday(search.today)}`;

const allTexts = sql`knowledge.article_text`;
/** A fence: else the planner, which takes a whole text to be as cheap to read as a row, looks into each text of whoever may read it. */
const textsWith = (query: string) =>
  sql`(select entry_id, language from knowledge.article_text where terms @@ ${query}::tsquery offset 0)`;

/** Of what few hold, whoever holds it; of what many hold, the first that come. */
const holding = (query: string, share: number, most: number, search: Search) => sql`(
  select text.entry_id, text.language from ${findable(share <= rareShare ? textsWith(query) : allTexts, search)}
  ${share <= rareShare ? sql`` : sql`where text.terms @@ ${query}::tsquery`} limit ${most})`;

/** Of what tells most, those with it in their heads; where too many have it there, in title or keywords. */
function leading(words: readonly Weighed[], search: Search) {
  const first = words.toSorted((a, b) => b.tells - a.tells).slice(0, mostLeading);
  const query = first.map((one) => asQuery(one.ways, one.share <= rareShare ? '' : 'AB')).join(' | ');
  return sql`(select text.entry_id, text.language from ${findable(allTexts, search)} where text.head @@ ${query}::tsquery
    order by ts_rank(${weights}::real[], text.head, ${query}::tsquery) desc, text.entry_id limit ${readClosely})`;
}

/**
 * Texts worth weighing as a whole, so many at most however many hold a word: those whose head tells most, those that hold all that was asked,
 * and of each word some that hold it, which are all of them where it is rare.
 */
function worthWeighing(words: readonly Weighed[], search: Search) {
  const ofEach = Math.ceil(mostWeighed / words.length);
  const together = words.map(({ ways }) => `(${asQuery(ways)})`).join(' & ');
  const shareOfAll = words.reduce((share, one) => share * one.share, 1);
  const parts = [
    leading(words, search),
    ...words.map((one) => holding(asQuery(one.ways), one.share, ofEach, search)),
    ...(words.length > 1 ? [holding(together, shareOfAll, mostOfAll, search)] : []),
  ];
  return sql.join(parts, sql` union `);
}

/** Of the texts worth weighing those that hold most of what was asked; and of these how each word stands in each. */
async function candidatesFor(call: Call, words: readonly Weighed[], search: Search): Promise<Candidate[]> {
  const all = asQuery(words.flatMap(({ ways }) => ways));
  const each = words.flatMap(({ ways }) => ways.map((way) => asQuery([way])));
  const asked = sql<Candidate>`
    with worth as (${worthWeighing(words, search)}), best as (
      select text.entry_id, text.language, text.terms
      from worth join knowledge.article_text text using (entry_id, language)
      order by ts_rank(${weights}::real[], text.terms, ${all}::tsquery) desc, text.entry_id limit ${readClosely}
    )
    select best.entry_id as id, best.language, edition.content, entry.changed_at, (
      select array_agg(ts_rank(${weights}::real[], best.terms, way.query::tsquery) order by way.place)
      from unnest(${each}::text[]) with ordinality as way (query, place)) as ranks
    from best join knowledge.entry entry on entry.id = best.entry_id
    join knowledge.edition edition on edition.entry_id = best.entry_id and edition.state = 'published'`;
  return (await asked.execute(call.tx)).rows;
}

/** A word counts once, by the best of its ways. */
function scoreOf(words: readonly Weighed[], { ranks }: Candidate): { score: number; share: number } {
  let at = 0;
  let score = 0;
  let found = 0;
  for (const { ways, tells } of words) {
    const best = Math.max(...ways.map(({ share }, way) => share * (ranks[at + way] ?? 0)));
    at += ways.length;
    score += tells * best;
    if (best > 0) found += tells;
  }
  const share = found / words.reduce((sum, { tells }) => sum + tells, 0);
  return { score: score * share, share };
}

function hitOf(
  words: readonly Weighed[],
  { id, language, content, changed_at: changedAt }: Candidate,
  today: string,
): ArticleHit {
  const said = content.words[language];
  const terms = words.flatMap(({ ways }) => ways.map(({ term }) => term));
  const title = said?.title ?? '';
  const summary = said?.summary ?? '';
  const body = `${summary} ${plainText(said?.text ?? '')}`.trim();
  return {
    ...{ id, topicId: content.topicId, language },
    title: marked(title, spansOf(title, terms)),
    excerpt: excerptOf(body, terms),
    validity: validityOf(content, today) satisfies ArticleValidity,
    validTo: content.validTo,
    mustKnow: content.mustKnow,
    changedAt: changedAt.toISOString(),
  };
}

async function countTexts(call: Call): Promise<number> {
  const { rows } = await sql<{ texts: number }>`
    select greatest(reltuples, 0)::integer as texts from pg_class where oid = 'knowledge.article_text'::regclass`.execute(
    call.tx,
  );
  const [row] = rows;
  if (row && row.texts > 1_000) return row.texts;
  const { rows: counted } = await sql<{ texts: number }>`
    select count(*)::integer as texts from knowledge.article_text`.execute(call.tx);
  return counted[0]?.texts ?? 0;
}

/** What was asked, best first, each article once in the language that fits. */
export async function find(call: Call, search: Search): Promise<ArticleHit[]> {
  const words = weigh(search.asked, await countTexts(call));
  if (words.length === 0) return [];
  const scored = (await candidatesFor(call, words, search)).map((one) => {
    const { score, share } = scoreOf(words, one);
    return { one, share, score: score * (one.language === search.language ? languageBonus : 1) };
  });
  const seen = new Set<string>();
  return scored
    .filter(({ share }) => share >= search.leastShare)
    .toSorted((a, b) => b.score - a.score || a.one.id.localeCompare(b.one.id))
    .filter(({ one }) => !seen.has(one.id) && seen.add(one.id))
    .slice(0, search.most ?? mostHits)
    .map(({ one }) => hitOf(words, one, search.today));
}
