import { searchTerms } from '@tongli/text';
import { sql } from 'kysely';
import type { Call } from '../../../../platform/call.ts';
import { lettersOf, misspelt, slipsBetween, slipsBorne, soundWays, type Way } from './terms.ts';

/** A word of a question: the ways in which texts may hold it, and how much it tells. */
export interface Asked {
  readonly word: string;
  readonly ways: readonly Way[];
  /** Texts of which it is known that they hold it. */
  readonly documents: number;
}

const mostFixes = 3;

async function countsOf(call: Call, terms: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ term: string; documents: number }>`
    select term, documents from knowledge.search_term where term = any(${[...terms]}::text[]) and documents > 0`.execute(
    call.tx,
  );
  return new Map(rows.map(({ term, documents }) => [term, documents]));
}

/** Of these beginnings those that terms have, with how many texts hold one at most. */
async function countBeginnings(call: Call, beginnings: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (beginnings.length === 0) return new Map();
  const { rows } = await sql<{ beginning: string; documents: number }>`
    select b.beginning, max(t.documents)::integer as documents from unnest(${[...beginnings]}::text[]) as b (beginning)
    join knowledge.search_term t on t.term >= b.beginning collate "C" and t.term < (b.beginning || U&'\\FFFF') collate "C"
    where t.documents > 0 group by 1`.execute(call.tx);
  return new Map(rows.map(({ beginning, documents }) => [beginning, documents]));
}

/** Words that are like a misspelt one, the nearest first and of these the commonest. */
async function fixesOf(call: Call, word: string): Promise<{ term: string; documents: number }[]> {
  const most = slipsBorne(word);
  const letters = lettersOf(word);
  if (most === 0 || letters.length === 0) return [];
  const { rows } = await sql<{ term: string; documents: number }>`
    select term, documents from knowledge.search_term
    where letters && ${letters}::text[] and documents > 0 and length(term) between ${word.length - most} and ${word.length + most}
    limit 5000`.execute(call.tx);
  return rows
    .map((row) => ({ ...row, slips: slipsBetween(word, row.term, most) }))
    .filter(({ slips }) => slips <= most)
    .toSorted((a, b) => a.slips - b.slips || b.documents - a.documents)
    .slice(0, mostFixes);
}

async function otherwise(call: Call, word: string): Promise<Asked> {
  const ways = soundWays(word);
  const counts = await countBeginnings(
    call,
    ways.map(({ term }) => term),
  );
  const fixes = await fixesOf(call, word);
  const known = ways.filter(({ term }) => counts.has(term));
  return {
    word,
    ways: [...known, ...fixes.map(({ term }) => misspelt(term))],
    documents: Math.max(0, ...known.map(({ term }) => counts.get(term) ?? 0), ...fixes.map((one) => one.documents)),
  };
}

/** The words of a question. What nobody wrote is looked for by how it sounds, how it begins and what it resembles. */
export async function askedIn(call: Call, text: string, most: number): Promise<Asked[]> {
  const words = searchTerms(text).slice(0, most);
  const counts = await countsOf(call, words);
  const asked: Asked[] = [];
  for (const word of words) {
    const documents = counts.get(word);
    asked.push(
      documents === undefined
        ? await otherwise(call, word)
        : { word, ways: [{ term: word, prefix: false, share: 1 }], documents },
    );
  }
  return asked;
}

/** The words of a long text that tell most: rare ones that some text holds. */
export async function tellingIn(call: Call, text: string, { read, most }: { read: number; most: number }) {
  const words = searchTerms(text).slice(0, read);
  const counts = await countsOf(call, words);
  return [...counts]
    .toSorted((a, b) => a[1] - b[1])
    .slice(0, most)
    .map(([word, documents]): Asked => ({ word, documents, ways: [{ term: word, prefix: false, share: 1 }] }));
}
