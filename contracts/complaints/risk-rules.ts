import { z } from 'zod';
import { endpoint, instant, text } from '../kernel/index.ts';
import { riskReason, threat } from './risk.ts';

const version = z.int();

const calmingTemplate = z.object({
  code: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  what: z.object({ zh: text(400), en: text(400) }),
  /** Working minutes after the case was taken. */
  afterMinutes: z.int().min(1).max(10_000),
});

export const riskSettings = z.object({
  /** From this probability on a case enters the list, while the day has room; from `urgentFrom` on also when it has not. */
  listFrom: z.number().min(0.01).max(1),
  urgentFrom: z.number().min(0.01).max(1),
  dailyCapacity: z.int().min(1).max(1_000),
  /** Working minutes until somebody must have taken it, and until it must have an outcome. */
  takeMinutes: z.int().min(1).max(5),
  outcomeMinutes: z.int().min(5).max(10_000),
  team: z.enum(['quality-engineer', 'complaint-manager', 'handler']),
  steps: z.array(calmingTemplate).min(1).max(12),
});
export type RiskSettings = z.infer<typeof riskSettings>;

export const lexiconWord = z.object({ of: threat, word: text(40), weight: z.number().min(0.1).max(5) });
export type LexiconWord = z.infer<typeof lexiconWord>;
const words = z.array(lexiconWord).max(2_000);

/** How well the weights do on cases that they were not learned from. */
export const riskFigures = z.object({
  learnedAt: instant,
  examples: z.int(),
  escalated: z.int(),
  heldOut: z.int(),
  heldOutEscalated: z.int(),
  /** Of what was learned, and of the weights that the house begins with. */
  auc: z.number().nullable(),
  usualAuc: z.number().nullable(),
  /** The share of escalated cases among the riskiest that the team had room for. */
  recall: z.number().nullable(),
  dailyCapacity: z.int(),
  /** The learned weights are in force: they do no worse than those before. */
  used: z.boolean(),
});
export type RiskFigures = z.infer<typeof riskFigures>;

const settingsReply = z.object({
  settings: riskSettings,
  version,
  lexicon: z.object({ words, version }),
  weights: z.record(z.string(), z.number()),
  figures: riskFigures.nullable(),
});
export type RiskRules = z.infer<typeof settingsReply>;

export const getRiskSettings = endpoint({
  id: 'complaints.get-risk-settings',
  method: 'GET',
  path: '/complaint-risk/settings',
  need: 'work.read',
  reply: settingsReply,
});

export const setRiskSettings = endpoint({
  id: 'complaints.set-risk-settings',
  method: 'PUT',
  path: '/complaint-risk/settings',
  need: 'requests.administer',
  body: z.object({ settings: riskSettings, version }),
  reply: settingsReply,
});

/** All words at once; each version of the lexicon is kept. */
export const setRiskLexicon = endpoint({
  id: 'complaints.set-risk-lexicon',
  method: 'PUT',
  path: '/complaint-risk/lexicon',
  need: 'requests.administer',
  body: z.object({ words: words.min(1), version }),
  reply: settingsReply,
});

/** What a text would score, by these words or those in force. Nothing is kept. */
export const tryRisk = endpoint({
  id: 'complaints.try-risk',
  method: 'POST',
  path: '/complaint-risk/trial',
  need: 'work.read',
  body: z.object({ text: text(4_000), words: words.optional() }),
  reply: z.object({ score: z.number(), reasons: z.array(riskReason) }),
});
