import type { CheckSettings } from '@tongli/contracts/customers';
import { expect, test } from 'vitest';
import { isRefusal } from '../../../platform/call.ts';
import {
  decideAnswer,
  decideLevel,
  decideProtected,
  decideSend,
  decideTry,
  decideVouch,
  type Situation,
  type Step,
  standing,
  stepAfter,
} from './check.ts';
import { askableOf, isRight, type OnRecord } from './record.ts';
import { decideSettings } from './settings.ts';

const settings: CheckSettings = {
  facts: ['name', 'phone', 'case-number'],
  own: [
    { code: 'plan', text: { zh: '现用套餐？', en: 'Which plan?' }, lookUp: { zh: '业务系统', en: 'Order system' } },
  ],
  ...{ rightNeeded: 2, wrongEnds: 3, codeTries: 3, codeMinutes: 5, lockMinutes: 30, lastsMinutes: 60 },
  needs: { disclose: 'questioned', correct: 'proven', pay: 'recognised' },
};
const start = Date.UTC(2026, 2, 2, 2);
const at = (minutes: number) => new Date(start + minutes * 60_000);

const step = (minutes: number, kind: Step['kind'], rest: Partial<Step> = {}): Step => ({
  ...{ id: `${kind} ${minutes}`, at: at(minutes), kind, question: null, right: null, level: 'recognised' },
  ...{ lockedUntil: null, ...rest },
});
const asked = (minutes: number, question: string, right: boolean, rest: Partial<Step> = {}) =>
  step(minutes, 'answer', { question, right, ...rest });

const situation = (rest: Partial<Situation> = {}): Situation => ({
  ...{ settings, now: at(10), known: true, open: true, mine: true, may: { check: true, vouch: false } },
  ...{ steps: [], lockedUntil: null, askable: ['name', 'phone', 'case-number', 'plan'], noCode: null },
  ...rest,
});
const code = (decided: unknown) => (isRefusal(decided) ? decided.refusal : decided);

const questioned = asked(2, 'phone', true, { level: 'questioned' });
const proven = step(3, 'try-code', { right: true, level: 'proven' });
test.each<[string, Partial<Situation>, string]>([
  ['of nobody known', { known: false }, 'unknown'],
  ['of somebody found', {}, 'recognised'],
  ['after enough right answers', { steps: [asked(1, 'name', true), questioned] }, 'questioned'],
  ['after a right code', { steps: [questioned, proven] }, 'proven'],
  [
    'when only the code is over its time',
    { steps: [proven, asked(4, 'phone', true, { level: 'questioned' })], now: at(63.5) },
    'questioned',
  ],
  ['an hour later', { steps: [questioned], now: at(62) }, 'recognised'],
  ['once the contact is over', { steps: [proven], open: false }, 'recognised'],
  ['while they are locked', { steps: [proven], lockedUntil: at(11) }, 'recognised'],
  ['once they are not any more', { steps: [proven], lockedUntil: at(10) }, 'proven'],
])('the level %s', (_, rest, level) => expect(standing(situation(rest)).level).toBe(level));

test.each<[string, string | undefined, Partial<Situation>, string | null]>([
  ['a question', 'name', {}, null],
  ['one that nobody asks', 'mother', {}, 'unknown-question'],
  ['one that was answered wrong before', 'name', { steps: [asked(1, 'name', false)] }, 'question-asked'],
  [
    'one that was answered before the lock ended',
    'name',
    { steps: [asked(1, 'name', false, { lockedUntil: at(5) })] },
    null,
  ],
  ['whoever is locked', 'name', { lockedUntil: at(11) }, 'check-locked'],
  ['of a contact that somebody else has', 'name', { mine: false }, 'forbidden'],
  ['without the right', 'name', { may: { check: false, vouch: true } }, 'forbidden'],
  ['of nobody', 'name', { known: false }, 'check-customer-unknown'],
  ['after the contact', 'name', { open: false }, 'check-over'],
  ['where nothing is left to ask', undefined, { askable: ['name'], steps: [asked(1, 'name', true)] }, 'nothing-to-ask'],
])('answering: %s', (_, question, rest, refusal) =>
  expect(code(decideAnswer(situation(rest), question))).toBe(refusal),
);

const sent = (minutes: number) => step(minutes, 'send-code');
test.each<[string, Partial<Situation>, string | null]>([
  ['to an address', {}, null],
  ['to nobody’s', { noCode: 'check-no-address' }, 'check-no-address'],
  ['where no mail leaves', { noCode: 'check-no-mail' }, 'check-no-mail'],
  ['twice within a minute', { steps: [sent(9.5)] }, 'check-codes-often'],
  ['again a minute later', { steps: [sent(9)] }, null],
  ['without end', { steps: [1, 2, 3, 4, 5].map(sent) }, 'check-codes-often'],
])('sending a code %s', (_, rest, refusal) => expect(code(decideSend(situation(rest)))).toBe(refusal));

test.each<[string, readonly Step[], string | null]>([
  ['that was sent', [sent(6)], null],
  ['that was never sent', [], 'check-code-ended'],
  ['whose time is over', [sent(5)], 'check-code-ended'],
  ['that was used', [sent(6), step(7, 'try-code', { right: true, level: 'proven' })], 'check-code-ended'],
  ['that was wrong once', [sent(6), step(7, 'try-code', { right: false })], null],
])('trying a code %s', (_, steps, refusal) => expect(code(decideTry(situation({ steps })))).toBe(refusal));

test('vouching needs its own right, and ends a lock', () => {
  const may = { check: true, vouch: true };
  expect(code(decideVouch(situation()))).toBe('forbidden');
  expect(decideVouch(situation({ may, lockedUntil: at(20) }))).toBeNull();
  expect(stepAfter(situation({ may }), { kind: 'vouch', question: null, right: null }).level).toBe('questioned');
});

test.each<[string, readonly Step[], Pick<Step, 'kind' | 'question' | 'right'>, Partial<Step>]>([
  ['the first right answer', [], { kind: 'answer', question: 'name', right: true }, { level: 'recognised' }],
  ['the second', [asked(1, 'name', true)], { kind: 'answer', question: 'phone', right: true }, { level: 'questioned' }],
  [
    'a wrong one after that',
    [asked(1, 'name', true), questioned],
    { kind: 'answer', question: 'plan', right: false },
    { level: 'recognised', lockedUntil: null },
  ],
  [
    'the third wrong one',
    [asked(1, 'name', false), asked(2, 'phone', false)],
    { kind: 'answer', question: 'plan', right: false },
    { level: 'recognised', lockedUntil: at(40) },
  ],
  [
    'a right code',
    [sent(9)],
    { kind: 'try-code', question: null, right: true },
    { level: 'proven', lockedUntil: null },
  ],
  [
    'the third wrong code of two',
    [sent(5), step(6, 'try-code', { right: false }), sent(7), step(8, 'try-code', { right: false })],
    { kind: 'try-code', question: null, right: false },
    { lockedUntil: at(40) },
  ],
  ['a right answer once proven', [proven], { kind: 'answer', question: 'name', right: true }, { level: 'recognised' }],
])('what is kept of %s', (_, steps, done, kept) => expect(stepAfter(situation({ steps }), done)).toMatchObject(kept));

test('what is protected opens at its level, to whoever has the contact', () => {
  expect(code(decideProtected(situation(), 'disclose'))).toBe('identity-level-needed');
  expect(decideProtected(situation({ steps: [questioned] }), 'disclose')).toBeNull();
  expect(decideProtected(situation({ steps: [questioned] }), 'correct')).toMatchObject({
    params: { needed: 'proven', reached: 'questioned' },
  });
  expect(code(decideProtected(situation({ steps: [proven], mine: false }), 'correct'))).toBe('forbidden');
  expect(decideLevel('proven', 'questioned')).toBeNull();
});

const record: OnRecord = {
  ...{ name: '欧阳小明', phone: '13912345678', email: 'o@example.cn', lastContactOn: '2026-02-27' },
  caseNumbers: ['TS2026-000012'],
};
test.each([
  ['name', ' 欧阳 小明', true],
  ['name', '欧阳明', false],
  ['phone', '+86 139 1234 5678', true],
  ['phone', '5678', false],
  ['email', 'O@Example.cn', true],
  ['last-contact-day', '2026-03-02', true],
  ['last-contact-day', '2026-03-03', false],
  ['last-contact-day', '前天', false],
  ['case-number', 'ts2026 000012', true],
  ['case-number', 'TS2026-000013', false],
] as const)('%s told as %s', (fact, answer, right) => expect(isRight(fact, record, answer)).toBe(right));

test('what is not on record is not asked', () => {
  expect(askableOf(settings, { ...record, caseNumbers: [] })).toEqual(['name', 'phone', 'plan']);
});

test.each<[string, Partial<CheckSettings>, string | null]>([
  ['as they come', {}, null],
  ['with fewer questions than right answers', { facts: ['name'], own: [] }, 'check-too-few-questions'],
  [
    'with a question of a fact’s name',
    { own: [{ ...settings.own[0], code: 'name' } as never] },
    'check-question-twice',
  ],
])('settings %s', (_, rest, refusal) => expect(code(decideSettings({ ...settings, ...rest }))).toBe(refusal));
