import type { GateRequirement, ProjectStage } from '@tongli/contracts/improvement';
import { projectStages } from '@tongli/contracts/improvement';
import { expect, test } from 'vitest';
import { isRefusal } from '../../../platform/call.ts';
import { missingAt, type ProjectFacts, stageAsking } from './gates.ts';
import {
  decideEvidence,
  decideOpening,
  decidePass,
  decidePlan,
  decideReturn,
  type ProjectHand,
  type ProjectState,
  projectAllowances,
  usualDates,
} from './project.ts';
import { amountOf, decideSettlement } from './saving.ts';

const code = (decision: unknown) => (isRefusal(decision) ? decision.refusal : null);

const full: ProjectFacts = {
  baseline: 20,
  target: 10,
  joined: 3,
  rootCause: 'concluded',
  actions: { total: 2, open: 0, judged: 2 },
  saving: 'confirmed',
  written: new Set<GateRequirement>(['voice', 'data', 'risk', 'lessons']),
};
const at = (stage: ProjectStage, change: Partial<ProjectState> = {}): ProjectState => ({
  state: 'running',
  stage,
  version: 3,
  leadId: 'lead',
  ...change,
});
const sponsor: ProjectHand = { id: 'sponsor', leads: true, joined: true };
const lead: ProjectHand = { id: 'lead', leads: true, joined: true };
const member: ProjectHand = { id: 'member', leads: false, joined: true };
const stranger: ProjectHand = { id: 'stranger', leads: false, joined: false };

test.each<[ProjectStage, Partial<ProjectFacts>, GateRequirement[]]>([
  ['define', { target: 20 }, ['goal']],
  ['define', { joined: 1 }, ['team']],
  ['define', { written: new Set() }, ['voice']],
  ['collect', { written: new Set(['voice']) }, ['data']],
  ['determine', { rootCause: 'none' }, ['root-cause']],
  ['determine', { rootCause: 'open' }, ['root-cause']],
  ['improve', { actions: { total: 0, open: 0, judged: 0 }, written: new Set() }, ['plan', 'risk']],
  ['execute', { actions: { total: 2, open: 1, judged: 0 } }, ['carried-out']],
  ['execute', { actions: { total: 0, open: 0, judged: 0 } }, ['carried-out']],
  ['review', { actions: { total: 2, open: 0, judged: 1 } }, ['verdict']],
  ['review', { saving: 'stated' }, ['saving']],
  ['review', { saving: 'rejected', written: new Set() }, ['saving', 'lessons']],
])('the gate of %s with %j misses %j, and is not passed', (stage, change, missing) => {
  const facts = { ...full, ...change };
  expect(missingAt(stage, facts)).toEqual(missing);
  const decision = decidePass(at(stage), { stage, version: 3 }, sponsor, facts);
  expect(decision).toMatchObject({ refusal: 'gate-evidence-missing', params: { missing: missing.join(', ') } });
});

test('with its evidence each gate leads to the next, and the last to the end', () => {
  const next = projectStages.map((stage) => decidePass(at(stage), { stage, version: 3 }, sponsor, full));
  expect(next).toEqual([...projectStages.slice(1), null].map((stage) => ({ next: stage })));
});

test.each<[string, ProjectState, ProjectHand, ProjectStage, number, string]>([
  ['whoever leads the project', at('collect'), lead, 'collect', 3, 'own-gate'],
  ['a member', at('collect'), member, 'collect', 3, 'forbidden'],
  ['an old version', at('collect'), sponsor, 'collect', 2, 'stale-version'],
  ['a gate further on', at('collect'), sponsor, 'review', 3, 'not-next-gate'],
  ['a project that is closed', at('review', { state: 'closed' }), sponsor, 'review', 3, 'project-over'],
])('no gate for %s', (_, state, hand, stage, version, refusal) => {
  expect(code(decidePass(state, { stage, version }, hand, full))).toBe(refusal);
});

test('evidence is written by the team, and only what cannot be looked up', () => {
  expect(decideEvidence(at('define'), 'voice', member)).toBeNull();
  expect(code(decideEvidence(at('define'), 'voice', stranger))).toBe('not-in-team');
  expect(code(decideEvidence(at('review'), 'saving', sponsor))).toBe('evidence-is-looked-up');
  expect(stageAsking('lessons')).toBe('review');
  expect(stageAsking('verdict')).toBeUndefined();
});

test('a project goes back to earlier stages alone', () => {
  const back = (stage: ProjectStage, hand = sponsor) => code(decideReturn(at('execute'), { stage, version: 3 }, hand));
  expect([back('collect'), back('execute'), back('review'), back('define', member)]).toEqual([
    null,
    'not-an-earlier-stage',
    'not-an-earlier-stage',
    'forbidden',
  ]);
});

test('a goal differs from where it starts, a sponsor from whoever leads, gates end with the project', () => {
  const opening = { baseline: 20, target: 10, dueOn: '2026-09-01' };
  const people = { leadId: 'lead', sponsorId: 'sponsor', sponsorIsPerson: true, today: '2026-03-02' };
  expect(decideOpening(opening, people)).toBeNull();
  expect(code(decideOpening({ ...opening, target: 20 }, people))).toBe('goal-is-baseline');
  expect(code(decideOpening(opening, { ...people, sponsorId: 'lead' }))).toBe('sponsor-is-lead');
  expect(code(decideOpening({ ...opening, dueOn: '2026-03-01' }, people))).toBe('due-in-past');
  expect(code(decideOpening({ ...opening, dueOn: '2031-03-01' }, people))).toBe('date-too-far');
  const stages = [{ stage: 'collect' as const, ownerId: 'p', dueOn: '2026-09-02' }];
  const given = { today: '2026-03-02', dueBefore: '2026-09-01', isPerson: () => true };
  expect(code(decidePlan(at('define'), { ...opening, version: 3, stages }, given))).toBe('gate-after-end');
  expect(Object.values(usualDates('2026-03-01', '2026-03-31'))).toEqual([
    '2026-03-06',
    '2026-03-11',
    '2026-03-16',
    '2026-03-21',
    '2026-03-26',
    '2026-03-31',
  ]);
});

test.each([
  [
    'ten a month fewer for a year at 35.00, less 1,200.00',
    { unitsBefore: 30, unitsAfter: 20, months: 12, unitCostMinor: 3_500, costMinor: 120_000 },
    300_000,
  ],
  ['parts of a unit', { unitsBefore: 2.5, unitsAfter: 1.2, months: 3, unitCostMinor: 1_001, costMinor: 0 }, 3_904],
  [
    'costs above savings',
    { unitsBefore: 10, unitsAfter: 10, months: 6, unitCostMinor: 5_000, costMinor: 9_900 },
    -9_900,
  ],
])('money saved: %s', (_, parts, amount) => {
  expect(amountOf(parts)).toBe(amount);
});

test('money counts once a second person has confirmed it', () => {
  const stated = { state: 'stated' as const, statedBy: 'member' };
  const settle = (id: string, leads = true, state = stated.state as 'stated' | 'confirmed') =>
    code(decideSettlement({ ...stated, state }, { id, leads, projectLeadId: 'lead' }));
  expect([settle('sponsor'), settle('member'), settle('lead'), settle('other', false)]).toEqual([
    null,
    'own-saving',
    'own-saving',
    'forbidden',
  ]);
  expect(settle('sponsor', true, 'confirmed')).toBe('saving-settled');
});

test('what may be done says the same as the acts', () => {
  const refusals = (hand: ProjectHand, state = at('define')) =>
    Object.entries(projectAllowances(state, hand, full, true))
      .filter(([, { allowed }]) => !allowed)
      .map(([act, { refusal }]) => [act, refusal]);
  expect(refusals(sponsor, at('review'))).toEqual([['stateSaving', 'saving-awaits']]);
  expect(refusals(lead)).toEqual([
    ['passGate', 'own-gate'],
    ['return', 'not-an-earlier-stage'],
    ['stateSaving', 'saving-awaits'],
  ]);
  expect(refusals(sponsor, at('review', { state: 'stopped' })).every(([, refusal]) => refusal === 'project-over')).toBe(
    true,
  );
});
