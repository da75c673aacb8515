import { z } from 'zod';
import { allowance, bilingual, endpoint, id, instant, personal, text } from '../kernel/index.ts';
import { customer, identity } from './customer.ts';

/** How sure it is who somebody is: not at all, found by what they said of themselves, by questions, by a code sent to them. */
export const identityLevels = ['unknown', 'recognised', 'questioned', 'proven'] as const;
export const identityLevel = z.enum(identityLevels);
export type IdentityLevel = z.infer<typeof identityLevel>;

/** What stays closed until a level is reached. */
export const protectedActs = ['disclose', 'correct', 'pay'] as const;
export const protectedAct = z.enum(protectedActs);
export type ProtectedAct = z.infer<typeof protectedAct>;

/** What is on record of a customer and can be asked for without being shown. */
export const knownFacts = ['name', 'phone', 'email', 'last-contact-day', 'case-number'] as const;
export const knownFact = z.enum(knownFacts);
export type KnownFact = z.infer<typeof knownFact>;

/** A question of the house's own: whoever asks looks the answer up elsewhere and says whether it was right. */
export const ownQuestion = z.object({
  code: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  text: z.object({ zh: text(80), en: text(80) }),
  /** Where the right answer stands. */
  lookUp: z.object({ zh: text(80), en: text(80) }),
});
export type OwnQuestion = z.infer<typeof ownQuestion>;

export const mostOwnQuestions = 10;

export const checkSettings = z.object({
  facts: z.array(knownFact).max(knownFacts.length),
  own: z.array(ownQuestion).max(mostOwnQuestions),
  /** Right answers for the level of questions; wrong ones that end the check. */
  rightNeeded: z.number().int().min(1).max(5),
  wrongEnds: z.number().int().min(1).max(5),
  /** Wrong codes that end the check. */
  codeTries: z.number().int().min(1).max(5),
  codeMinutes: z.number().int().min(2).max(30),
  /** For so long nobody tries again with this customer. */
  lockMinutes: z.number().int().min(5).max(1_440),
  /** After so long a level that was reached counts no more, also within the same contact. */
  lastsMinutes: z.number().int().min(5).max(480),
  needs: z.object({ disclose: identityLevel, correct: identityLevel, pay: identityLevel }),
});
export type CheckSettings = z.infer<typeof checkSettings>;

/** Within what somebody is checked: a contact, as long as it lasts, or a case. */
export const checkPlaces = ['contact', 'complaint'] as const;
export const checkPlace = z.enum(checkPlaces);
export type CheckPlace = z.infer<typeof checkPlace>;

/** What was done, in the order in which it was; never changed afterwards. */
export const checkSteps = ['answer', 'send-code', 'try-code', 'vouch'] as const;
export const checkStep = z.object({
  id,
  kind: z.enum(checkSteps),
  at: instant,
  byName: z.string(),
  /** The code of a question of one's own, or the fact that was asked for. */
  question: z.string().nullable(),
  right: z.boolean().nullable(),
  level: identityLevel,
  reason: personal('text', z.string()).nullable(),
});
export type CheckStep = z.infer<typeof checkStep>;

export const askable = z.object({
  code: z.string(),
  /** A fact on record has the words of the page; a question of one's own brings its own. */
  text: bilingual.nullable(),
  lookUp: bilingual.nullable(),
  state: z.enum(['open', 'right', 'wrong']),
});
export type Askable = z.infer<typeof askable>;

export const identityCheck = z.object({
  customerId: id.nullable(),
  level: identityLevel,
  /** The highest that was reached here, however long ago. */
  reached: identityLevel,
  /** Until then it counts; null where nothing was reached that ends. */
  endsAt: instant.nullable(),
  /** Too many wrong answers: until then nobody tries. */
  lockedUntil: instant.nullable(),
  questions: z.array(askable),
  rightNeeded: z.number().int(),
  wrongLeft: z.number().int(),
  code: z.object({ sentTo: personal('email', z.string()), expiresAt: instant, triesLeft: z.number().int() }).nullable(),
  needs: z.object({ disclose: identityLevel, correct: identityLevel, pay: identityLevel }),
  steps: z.array(checkStep),
  actions: z.object({
    answer: allowance,
    'send-code': allowance,
    'try-code': allowance,
    vouch: allowance,
    disclose: allowance,
    correct: allowance,
  }),
});
export type IdentityCheck = z.infer<typeof identityCheck>;

export const identityCodeLength = 6;

const params = z.object({ place: checkPlace, id });
const path = '/identity-checks/:place/:id';

export const getIdentityCheck = endpoint({
  id: 'customers.get-check',
  method: 'GET',
  path,
  need: 'customers.read',
  params,
  reply: identityCheck,
});

/** `answer` to a fact on record, compared here and never shown; `right` to a question of one's own. One of the two. */
export const answerQuestion = endpoint({
  id: 'customers.answer-question',
  method: 'POST',
  path: `${path}/answers`,
  need: 'customers.check',
  params,
  body: z.object({ question: z.string().max(40), answer: text(120).optional(), right: z.boolean().optional() }),
  reply: identityCheck,
});

/** To the address on record, never into the conversation itself. */
export const sendIdentityCode = endpoint({
  id: 'customers.send-code',
  method: 'POST',
  path: `${path}/codes`,
  need: 'customers.check',
  params,
  reply: identityCheck,
});

export const tryIdentityCode = endpoint({
  id: 'customers.try-code',
  method: 'POST',
  path: `${path}/code-tries`,
  need: 'customers.check',
  params,
  body: z.object({ code: z.string().regex(/^[0-9]{6}$/) }),
  reply: identityCheck,
});

/** Somebody who may says who it is, with a reason, such as that they called back the number on record. */
export const vouchForCustomer = endpoint({
  id: 'customers.vouch',
  method: 'POST',
  path: `${path}/vouching`,
  need: 'customers.vouch',
  params,
  body: z.object({ reason: text(200) }),
  reply: identityCheck,
});

/** In clear, to whoever has checked them here. */
export const discloseCustomer = endpoint({
  id: 'customers.disclose',
  method: 'POST',
  path: `${path}/disclosure`,
  need: 'customers.check',
  params,
  body: z.object({ reason: text(200).optional() }),
  reply: customer,
  discloses: true,
});

export const correctCustomer = endpoint({
  id: 'customers.correct',
  method: 'POST',
  path: `${path}/correction`,
  need: 'customers.check',
  params,
  body: identity,
  reply: identityCheck,
});

const kept = z.object({ settings: checkSettings, version: z.number().int() });

export const getCheckSettings = endpoint({
  id: 'customers.get-check-settings',
  method: 'GET',
  path: '/identity-check-settings',
  need: 'customers.configure',
  reply: kept,
});

export const changeCheckSettings = endpoint({
  id: 'customers.change-check-settings',
  method: 'PUT',
  path: '/identity-check-settings',
  need: 'customers.configure',
  body: kept,
  reply: kept,
});
