import { foundMarks } from '@tongli/contracts/knowledge';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { businessDay } from '../../org/index.ts';
import { readable, type Serving } from './audience.ts';
import { languageOf } from './content.ts';
import { askedIn } from './search/asking.ts';
import { find } from './search/search.ts';

const mostWords = 8;
const leastShare = 0.6;
const marks = new RegExp(`[${foundMarks.join('')}]`, 'g');

/** Articles by the words of a question that may be about anything: only what holds nearly all of them. Notes no miss. */
export async function titlesFound(
  call: Call,
  serving: Serving,
  { text, most }: { readonly text: string; readonly most: number },
): Promise<{ readonly id: string; readonly label: string; readonly detail: string | null }[]> {
  const { today } = await businessDay(call);
  const hits = await find(call, {
    asked: await askedIn(call, text, mostWords),
    within: sql<boolean>`${await readable(call, serving)}`,
    ...{ today, past: false, language: languageOf(text), leastShare, most },
  });
  return hits.map(({ id, title, excerpt }) => ({
    id,
    label: title.replace(marks, ''),
    detail: excerpt.replace(marks, '').slice(0, 60) || null,
  }));
}
