import { endpoint, id } from '@tongli/contracts/kernel';
import { z } from 'zod';
import { ConnectionLost } from '../../../api/problem.ts';
import type { Values } from '../../../ui/form/drafts.ts';
import { refusal } from '../condition.tsx';

export const formConditions = [
  'plain',
  'loading',
  'empty',
  'error',
  'forbidden',
  'stale',
  'wrong',
  'merged',
  'conflict',
  'sending',
  'offline',
  'draft',
] as const;
export type FormCondition = (typeof formConditions)[number];

export const subjects = { network: ['slow', 'broken'], bill: ['amount', 'invoice'] } as const;
export type Subject = keyof typeof subjects;

const sample = z.object({
  id,
  version: z.number().int(),
  title: z.string(),
  subject: z.string(),
  detail: z.string(),
  hours: z.number(),
  words: z.string(),
});
export type Sample = z.infer<typeof sample>;

/** An operation that no server has: the pattern answers it by itself. */
export const changeSample = endpoint({
  id: 'patterns.change',
  method: 'PUT',
  path: '/patterns/sample',
  need: 'signed-in',
  body: z.object({
    version: z.number().int(),
    title: z.string().trim().min(1).max(60),
    subject: z.string().min(1),
    detail: z.string().min(1),
    hours: z.number().min(1).max(240),
    words: z.string().max(400),
  }),
  reply: sample,
});

/** In the reader's language, since a record's own words are. */
export interface Words {
  readonly title: string;
  readonly theirTitle: string;
  readonly myTitle: string;
  readonly words: string;
  readonly theirWords: string;
}

const openedVersion = 3;

const before = ({ title, words }: Words): Sample => ({
  id: '00000000-0000-4000-8000-000000000042',
  version: openedVersion,
  title,
  subject: 'network',
  detail: 'slow',
  hours: 24,
  words,
});

/** The record as somebody else has made it: another title, more hours. */
const after = (words: Words): Sample => ({
  ...before(words),
  version: openedVersion + 1,
  title: words.theirTitle,
  hours: 48,
  words: words.theirWords,
});

export const valuesOf = ({ title, subject, detail, hours, words }: Sample): Values => ({
  title,
  subject,
  detail,
  hours,
  words,
});

export const recordOf = (condition: FormCondition, words: Words): Sample =>
  condition === 'merged' || condition === 'conflict' ? after(words) : before(words);

/** What was typed before the page came up, and the record that it was typed into; null: nothing. */
export function typedIn(
  condition: FormCondition,
  words: Words,
): { mine: Values; version: number; base: Values } | null {
  const base = valuesOf(before(words));
  const typed: Partial<Record<FormCondition, Values>> = {
    merged: { subject: 'bill', detail: 'amount' },
    conflict: { title: words.myTitle, hours: 12 },
    draft: { title: words.myTitle },
    wrong: { title: '', hours: 500 },
    sending: { title: words.myTitle },
    offline: { title: words.myTitle },
  };
  const change = typed[condition];
  return change ? { mine: { ...base, ...change }, version: openedVersion, base } : null;
}

/** What is sent as soon as it is shown, so that what comes of it can be looked at. */
export const sendsAtOnce = (condition: FormCondition) => ['wrong', 'sending', 'offline'].includes(condition);

/** Answers as a server would in this state. */
export function answerOf(condition: FormCondition, words: Words) {
  return async (input: { body?: unknown }): Promise<Sample> => {
    if (condition === 'sending') return new Promise<never>(() => undefined);
    if (condition === 'offline') throw new ConnectionLost('pattern');
    const sent = input.body as Omit<Sample, 'id'>;
    const now = recordOf(condition, words);
    if (sent.version < now.version) throw refusal(409, 'stale-version', now);
    return { ...sent, id: now.id, version: now.version + 1 };
  };
}
