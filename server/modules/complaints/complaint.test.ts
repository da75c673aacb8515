import type { StepRecord } from '@tongli/contracts/complaints';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/permissions/actor.ts';
import { everywhere } from '../../platform/permissions/scope.ts';
import {
  type Case,
  type CaseAction,
  decideAssign,
  decideAutoClose,
  decideName,
  decideRecordStep,
  decideSkipStep,
  rules,
} from './complaint.ts';
import { stepStates } from './steps.ts';

const person = (id: string, ...permissions: string[]): Actor => ({
  kind: 'account',
  id,
  name: id,
  permissions: new Map(permissions.map((permission) => [permission, everywhere])),
});
const owner = person('owner', 'complaints.handle');
const other = person('other', 'complaints.handle');
const lead = person('lead', 'complaints.handle', 'complaints.assign');
const agent = person('agent', 'complaints.read');

const allOpen = stepStates([]);
const all = (state: 'recorded' | 'skipped' | 'open') =>
  ({
    understand: state,
    explain: state,
    divert: state,
    'carry-out': state,
    'make-good': state,
    advise: state,
  }) as const;

const aCase = (change: Partial<Case> = {}): Case => ({
  state: 'lodged',
  place: { projectId: 'mobile', unitId: 'north' },
  ownerId: 'owner',
  lodgedOn: '2026-03-02',
  steps: allOpen,
  commitmentOpen: false,
  erased: false,
  imported: false,
  precedence: 2,
  about: { people: [], units: [] },
  recused: new Set(),
  ...change,
});

const lodged = aCase();
const acknowledged = aCase({ state: 'acknowledged' });
const understood = aCase({ state: 'acknowledged', steps: { ...allOpen, understand: 'recorded' } });
const answered = aCase({ state: 'answered', steps: all('recorded') });
const closed = aCase({ state: 'closed', steps: all('recorded') });
const unowned = aCase({ ownerId: null });
const aboutOther = aCase({ ownerId: null, recused: new Set(['other']) });

describe('who may do what in which state', () => {
  const table: [string, CaseAction, Case, Actor, string | null][] = [
    ['an owner acknowledges a lodged case', 'acknowledge', lodged, owner, null],
    ['once only', 'acknowledge', acknowledged, owner, 'already-acknowledged'],
    ['nobody acknowledges for another', 'acknowledge', lodged, other, 'not-owner'],
    ['but the complaint manager', 'acknowledge', lodged, lead, null],
    ['and anyone who handles takes what nobody owns', 'acknowledge', unowned, other, null],
    ['an agent handles nothing', 'acknowledge', unowned, agent, 'forbidden'],
    ['an answer needs an acknowledgement', 'answer', lodged, owner, 'not-acknowledged'],
    ['and the facts', 'answer', acknowledged, owner, 'understand-open'],
    ['then it goes out', 'answer', understood, owner, null],
    ['once', 'answer', answered, owner, 'already-answered'],
    ['closing needs an answer', 'close', understood, owner, 'not-answered'],
    ['and all six steps', 'close', { ...answered, steps: { ...all('recorded'), advise: 'open' } }, owner, 'steps-open'],
    ['skipped steps count', 'close', { ...answered, steps: { ...all('recorded'), divert: 'skipped' } }, owner, null],
    ['a promise not kept keeps it open', 'close', { ...answered, commitmentOpen: true }, owner, 'commitment-open'],
    ['closed is closed', 'close', closed, owner, 'complaint-closed'],
    ['a closed case is not classified anew', 'classify', closed, lead, 'complaint-closed'],
    ['but a note can be added', 'note', closed, other, null],
    ['what was closed can be taken up again', 'reopen', closed, owner, null],
    ['and so can an answer that did not do', 'reopen', answered, owner, null],
    ['what is not answered yet cannot', 'reopen', understood, owner, 'not-settled'],
    ['nor what a ledger brought along', 'reopen', { ...closed, imported: true }, lead, 'imported-case'],
    ['nor what is erased', 'reopen', { ...closed, erased: true }, lead, 'complaint-erased'],
    ['somebody else does not reopen it', 'reopen', closed, other, 'not-owner'],
    ['whoever it is about does not handle it', 'acknowledge', aboutOther, other, 'recused'],
    ['nor take it', 'take', aboutOther, other, 'recused'],
    ['nor add to it', 'note', { ...aboutOther, state: 'closed' }, other, 'recused'],
    ['a manager whom it is about does not assign it', 'assign', aCase({ recused: new Set(['lead']) }), lead, 'recused'],
    ['time stands still only while an answer is due', 'pause', acknowledged, owner, null],
    ['not before the acknowledgement', 'pause', lodged, owner, 'not-acknowledged'],
    ['nor after the answer', 'pause', answered, owner, 'already-answered'],
    ['nobody takes from a colleague', 'take', lodged, other, 'not-owner'],
    ['only the complaint manager gives work to others', 'assign', lodged, other, 'forbidden'],
  ];
  test.each(table)('%s', (_name, action, c, actor, refusal) => {
    expect(rules[action](c, actor)?.refusal ?? null).toBe(refusal);
  });
});

test('a refusal to close names the steps that are open', () => {
  const steps = { ...all('recorded'), divert: 'open', advise: 'open' } as const;
  expect(rules.close({ ...answered, steps }, owner)?.params).toEqual({ steps: 'divert,advise' });
});

const explain: StepRecord = { step: 'explain', explanation: 'because', accepted: true };
test('steps are taken in order, and going back is free', () => {
  expect(decideRecordStep(acknowledged, explain, owner)?.params).toEqual({ step: 'understand' });
  expect(decideRecordStep(understood, explain, owner)).toBeNull();
  expect(decideRecordStep({ ...answered, steps: all('recorded') }, explain, owner)).toBeNull();
});

test('a promise falls on the day of receipt or later', () => {
  const ready = aCase({ state: 'acknowledged', steps: all('recorded') });
  const promise = (dueOn: string) =>
    ({ step: 'carry-out', commitment: 'c', ownerId: 'o', dueOn, done: false }) as const;
  expect(decideRecordStep(ready, promise('2026-03-02'), owner)).toBeNull();
  expect(decideRecordStep(ready, promise('2026-03-01'), owner)).toMatchObject({
    refusal: 'due-before-receipt',
    status: 422,
    field: 'body.record.dueOn',
    params: { earliest: '2026-03-02' },
  });
});

test('understanding and explaining are never skipped, nor what was recorded', () => {
  expect(decideSkipStep(acknowledged, 'understand', owner)?.refusal).toBe('step-mandatory');
  expect(decideSkipStep(understood, 'explain', owner)?.refusal).toBe('step-mandatory');
  const explained = aCase({ steps: { ...allOpen, understand: 'recorded', explain: 'recorded' } });
  expect(decideSkipStep(explained, 'divert', owner)).toBeNull();
  expect(decideSkipStep(explained, 'make-good', owner)?.refusal).toBe('earlier-step-open');
  expect(decideSkipStep(answered, 'divert', owner)?.refusal).toBe('step-recorded');
});

test.each([
  ['to the owner again', lodged, { ownerId: 'owner' }, lead, 'already-owner'],
  ['to somebody else by who assigns', lodged, { ownerId: 'other' }, lead, null],
  ['what is nobody’s to oneself', unowned, { ownerId: 'other' }, other, null],
  ['what is another’s to oneself', lodged, { ownerId: 'other' }, other, 'not-owner'],
  ['from whom one thinks', lodged, { ownerId: 'other', fromId: 'owner' }, lead, null],
  ['from somebody who has it no more', lodged, { ownerId: 'other', fromId: 'third' }, lead, 'owner-changed'],
  ['from nobody, when somebody has taken it', lodged, { ownerId: 'other', fromId: null }, lead, 'owner-changed'],
  ['back to nobody by its owner', lodged, { ownerId: null }, owner, null],
  ['back to nobody by another', lodged, { ownerId: null }, other, 'not-owner'],
  ['back to nobody when it is nobody’s', unowned, { ownerId: null }, owner, 'nobodys-case'],
] as const)('assigning %s', (_, given, to, actor, expected) => {
  expect(decideAssign(given, to, actor)?.refusal ?? null).toBe(expected);
});

test('a case is not given to whom it is about, and naming is undone only by whoever may assign', () => {
  const about = { people: ['other'], units: [] };
  const named = aCase({ about, recused: new Set(['other']) });
  expect(decideAssign(named, { ownerId: 'other' }, lead)?.refusal).toBe('recused-person');
  expect(decideName(named, { people: ['other', 'agent'], units: [] }, owner)).toBeNull();
  expect(decideName(named, { people: [], units: [] }, owner)?.refusal).toBe('named-for-good');
  expect(decideName(named, { people: [], units: [] }, lead)).toBeNull();
});

test('a safety matter and a vulnerable customer are closed by a person', () => {
  expect(decideAutoClose(answered)).toBeNull();
  expect(decideAutoClose({ ...answered, precedence: 1 })?.refusal).toBe('person-closes');
  expect(decideAutoClose({ ...answered, precedence: 0 })?.refusal).toBe('person-closes');
  expect(rules.close({ ...answered, precedence: 0 }, owner)).toBeNull();
});
