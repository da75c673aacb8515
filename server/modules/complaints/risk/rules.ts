import type { LexiconWord, RiskFigures, RiskRules, RiskSettings } from '@tongli/contracts/complaints';
import { type RiskWeights, riskScorer, usualRiskWeights } from '@tongli/text';
import { type Call, isRefusal, type Refusal, staleBehind } from '../../../platform/call.ts';
import { once } from '../../../platform/database/once.ts';
import { tables } from '../store.ts';
import { lexiconOf, readLexicon, saveLexicon } from './lexicon.ts';
import { describeReasons } from './reasons.ts';
import { readSettings, saveSettings } from './settings.ts';

/** Those that the last night whose figures were no worse has learned, or those to begin with. */
export async function readWeights(call: Pick<Call, 'tx'>): Promise<{ weights: RiskWeights; version: number }> {
  const row = await tables(call)
    .selectFrom('complaints.risk_weights')
    .modifyFront(once('complaints.risk_weights'))
    .select(['version', 'weights'])
    .where('used', '=', true)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const weights = { ...usualRiskWeights, ...(row?.weights as Partial<RiskWeights> | undefined) };
  return { weights, version: row?.version ?? 0 };
}

async function readFigures(call: Call): Promise<RiskFigures | null> {
  const row = await tables(call)
    .selectFrom('complaints.risk_weights')
    .modifyFront(once('complaints.risk_weights'))
    .selectAll()
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return {
    learnedAt: row.learned_at.toISOString(),
    examples: row.examples,
    escalated: row.escalated,
    heldOut: row.held_out,
    heldOutEscalated: row.held_out_escalated,
    auc: row.auc,
    usualAuc: row.usual_auc,
    recall: row.recall,
    dailyCapacity: row.daily_capacity,
    used: row.used,
  };
}

export async function getRules(call: Call): Promise<RiskRules> {
  return {
    ...(await readSettings(call)),
    lexicon: await readLexicon(call),
    weights: (await readWeights(call)).weights,
    figures: await readFigures(call),
  };
}

const settled = async (call: Call, saved: Refusal | 'stale' | null, version: (rules: RiskRules) => number) => {
  if (isRefusal(saved)) return saved;
  const rules = await getRules(call);
  return saved === 'stale' ? staleBehind({ ...rules, id: 'risk', version: version(rules) }) : rules;
};

export const setSettings = async (call: Call, given: { settings: RiskSettings; version: number }) =>
  settled(call, await saveSettings(call, given), ({ version }) => version);

export const setLexicon = async (call: Call, given: { words: readonly LexiconWord[]; version: number }) =>
  settled(call, await saveLexicon(call, given), ({ lexicon }) => lexicon.version);

/** What a text would score by words that need not be in force yet. */
export async function tryText(call: Call, { text, words }: { text: string; words?: LexiconWord[] | undefined }) {
  const lexicon = lexiconOf(words ?? (await readLexicon(call)).words);
  const { weights } = await readWeights(call);
  const { score, reasons } = riskScorer({ lexicon, weights })(text);
  return { score, reasons: describeReasons(reasons, {}) };
}
