import { type LexiconWord, lexiconWord } from '@tongli/contracts/complaints';
import { normalForm, type RiskLexicon, type Threat, threats, type WeightedWord } from '@tongli/text';
import { z } from 'zod';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { once } from '../../../platform/database/once.ts';
import { tables } from '../store.ts';
import { rulesSubject } from './settings.ts';
import { suppliedWords } from './supplied.ts';

const content = z.array(lexiconWord);

export async function readLexicon(call: Pick<Call, 'tx'>): Promise<{ words: LexiconWord[]; version: number }> {
  const row = await tables(call)
    .selectFrom('complaints.risk_lexicon')
    .modifyFront(once('complaints.risk_lexicon'))
    .select(['version', 'content'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { words: content.parse(row.content), version: row.version } : { words: [...suppliedWords], version: 0 };
}

/** As the scorer reads it. */
export function lexiconOf(words: readonly LexiconWord[]): RiskLexicon {
  const by = Map.groupBy(words, ({ of }) => of);
  const lexicon: Partial<Record<Threat, WeightedWord[]>> = {};
  for (const of of threats) lexicon[of] = (by.get(of) ?? []).map(({ word, weight }) => ({ word, weight }));
  return lexicon as RiskLexicon;
}

/** A word stands once under each kind, and is more than one letter or sign: that would be found everywhere. */
export function decideWords(words: readonly LexiconWord[]): Refusal | null {
  const seen = new Set<string>();
  for (const [at, { of, word }] of words.entries()) {
    const normal = normalForm(word).trim();
    const field = `body.words.${at}.word`;
    if ([...normal].length < 2) return refuse('word-too-short', { status: 422, field, params: { word, minimum: 2 } });
    const key = `${of} ${normal}`;
    if (seen.has(key)) return refuse('word-twice', { status: 422, field, params: { word } });
    seen.add(key);
  }
  return null;
}

/** A version of its own, behind which the one before stays; refused where somebody else has set a later one. */
export async function saveLexicon(
  call: Call,
  { words, version }: { words: readonly LexiconWord[]; version: number },
): Promise<Refusal | 'stale' | null> {
  const refused = decideWords(words);
  if (refused) return refused;
  if ((await readLexicon(call)).version !== version) return 'stale';
  const row = { version: version + 1, content: JSON.stringify(words), set_at: call.now, set_by_name: call.actor.name };
  const saved = await tables(call)
    .insertInto('complaints.risk_lexicon')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst();
  if (!saved) return 'stale';
  await audit(call, 'complaints.set-risk-lexicon', rulesSubject);
  return null;
}
