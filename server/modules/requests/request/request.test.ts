import type { FormField } from '@tongli/contracts/requests';
import { expect, test } from 'vitest';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { everywhere } from '../../../platform/permissions/scope.ts';
import { checkForm } from './form.ts';
import { decideAssign, decideBack, decideClose, decideStep, type RequestFacts, rules } from './request.ts';

const me = (...permissions: string[]): Actor => ({
  kind: 'account',
  id: 'me',
  name: 'me',
  permissions: new Map(permissions.map((one) => [one, everywhere])),
});
const handler = me('requests.handle');
const lead = me('requests.handle', 'requests.assign');
const usual: RequestFacts = {
  kind: 'after-sales',
  state: 'open',
  place: { projectId: 'p', unitId: 'u' },
  ownerId: 'me',
  version: 3,
  step: 'repair',
  back: ['register'],
  answered: false,
  decided: false,
  putOff: false,
  erased: false,
  rated: false,
};
const code = (refusal: { refusal: string } | null) => refusal?.refusal ?? null;

test.each<[string, Partial<RequestFacts>, { step: string; version: number }, Actor, string | null]>([
  ['its owner', {}, { step: 'repair', version: 3 }, handler, null],
  ['nobody’s', { ownerId: null }, { step: 'repair', version: 3 }, handler, null],
  ['another’s', { ownerId: 'other' }, { step: 'repair', version: 3 }, handler, 'not-owner'],
  ['another’s, by who assigns', { ownerId: 'other' }, { step: 'repair', version: 3 }, lead, null],
  ['without the right', {}, { step: 'repair', version: 3 }, me(), 'forbidden'],
  ['closed', { state: 'closed', step: '' }, { step: 'repair', version: 3 }, handler, 'service-request-closed'],
  ['at another step', {}, { step: 'register', version: 3 }, handler, 'not-the-step'],
  ['as it was before', {}, { step: 'repair', version: 2 }, handler, 'stale-version'],
])('a step is ended: %s', (_, facts, input, actor, expected) => {
  expect(code(decideStep({ ...usual, ...facts }, input, actor))).toBe(expected);
});

test.each<[string, Partial<RequestFacts>, string, string | null]>([
  ['to a step that it may', {}, 'register', null],
  ['to one that it may not', {}, 'confirm', 'no-such-way-back'],
  ['where there is no way', { back: [] }, 'register', 'no-way-back'],
])('it is sent back: %s', (_, facts, to, expected) => {
  expect(code(decideBack({ ...usual, ...facts }, { to, version: 3 }, handler))).toBe(expected);
});

test.each<[string, Partial<RequestFacts>, { outcome: 'done' | 'withdrawn'; reason: string }, string | null]>([
  ['with a reason', {}, { outcome: 'done', reason: 'x' }, null],
  ['without', {}, { outcome: 'done', reason: '' }, 'reason-needed'],
  [
    'a suggestion that nobody decided on',
    { kind: 'suggestion' },
    { outcome: 'done', reason: 'x' },
    'suggestion-undecided',
  ],
  [
    'one that nobody answered',
    { kind: 'suggestion', decided: true },
    { outcome: 'done', reason: 'x' },
    'request-unanswered',
  ],
  ['praise that nobody answered', { kind: 'praise' }, { outcome: 'done', reason: 'x' }, 'request-unanswered'],
  ['praise that was taken back', { kind: 'praise' }, { outcome: 'withdrawn', reason: 'x' }, null],
])('it is closed: %s', (_, facts, input, expected) => {
  expect(code(decideClose({ ...usual, ...facts }, input, handler))).toBe(expected);
});

test.each<[string, Partial<RequestFacts>, { ownerId: string | null; fromId?: string | null }, Actor, string | null]>([
  ['taken from nobody', { ownerId: null }, { ownerId: 'me' }, handler, null],
  ['taken from another', { ownerId: 'other' }, { ownerId: 'me' }, handler, 'not-owner'],
  ['given without the right', {}, { ownerId: 'other' }, handler, 'forbidden'],
  ['given', {}, { ownerId: 'other' }, lead, null],
  ['given though it has moved', { ownerId: 'third' }, { ownerId: 'other', fromId: 'me' }, lead, 'owner-changed'],
])('it is %s', (_, facts, to, actor, expected) => {
  expect(code(decideAssign({ ...usual, ...facts }, to, actor))).toBe(expected);
});

test('what was put off for later is decided again after the end, what was decided is not', () => {
  const shut = { ...usual, kind: 'suggestion', state: 'closed', step: '', decided: true } as const;
  expect(code(rules.decide({ ...shut, putOff: true }, handler))).toBeNull();
  expect(code(rules.decide(shut, handler))).toBe('service-request-closed');
});

const name = { zh: 'x', en: 'x' };
const fields: readonly FormField[] = [
  { type: 'text', key: 'fault', name, required: true, most: 5 },
  { type: 'number', key: 'count', name, required: false, unit: '台', least: 1, most: 9 },
  { type: 'money', key: 'price', name, required: false, leastMinor: 0, mostMinor: 10_000 },
  { type: 'date', key: 'day', name, required: false, leastDays: 0, mostDays: 7 },
  { type: 'choice', key: 'works', name, required: false, several: false, choices: [{ key: 'yes', name }] },
];

test.each<[string, Record<string, string | number | string[]>, string | null]>([
  ['what is needed', { fault: 'x' }, null],
  ['without it', {}, 'needed'],
  ['too long', { fault: '123456' }, 'too_big'],
  ['a number below its least', { fault: 'x', count: 0 }, 'too_small'],
  ['money above its most', { fault: 'x', price: 10_001 }, 'too_big'],
  ['half a fen', { fault: 'x', price: 0.5 }, 'invalid_type'],
  ['yesterday', { fault: 'x', day: '2026-03-01' }, 'date-before'],
  ['in eight days', { fault: 'x', day: '2026-03-10' }, 'date-after'],
  ['what cannot be chosen', { fault: 'x', works: 'no' }, 'unknown-choice'],
  ['two of one', { fault: 'x', works: ['yes', 'yes'] }, 'invalid_type'],
  ['what the form does not ask', { fault: 'x', other: 'x' }, 'foreign-field'],
])('a form with %s', (_, values, expected) => {
  expect(code(checkForm(fields, values, { today: '2026-03-02', at: 'body.values' }))).toBe(expected);
});
