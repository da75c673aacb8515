import { randomUUID } from 'node:crypto';
import { personNamed, units } from '../sample/people.ts';
import type { Request } from './aims.ts';
import type { Rows } from './rows.ts';

/** How operations of improvement are aimed at existing rows. */
export function ofImprovement(rows: Rows): Readonly<Record<string, Request>> {
  const study = { problem: 'x', whys: [], version: 1 };
  const action = { params: { id: rows.action } };
  const rootCause = { params: { id: rows.rootCause } };
  const team = { type: 'root-cause', id: rows.rootCause };
  const member = { params: { ...team, personId: personNamed('liwei').id } };
  return {
    'improvement.get-triage': { params: { id: rows.triage } },
    'improvement.decide-triage': { params: { id: rows.triage }, body: { finding: 'data-error', note: 'x' } },
    'improvement.get-root-cause': rootCause,
    'improvement.study-root-cause': { ...rootCause, body: study },
    'improvement.attribute-cases': { ...rootCause, body: { causeId: randomUUID(), by: 'cause', code: '' } },
    'improvement.list-cause-cases': { ...rootCause, query: { of: 'unexplained' } },
    'improvement.conclude-root-cause': { ...rootCause, body: { cause: '', text: 'x', version: 1 } },
    'improvement.reopen-root-cause': { ...rootCause, body: { reason: 'x', version: 1 } },
    'improvement.invite-member': { ...member, body: { role: 'member' } },
    'improvement.dismiss-member': member,
    'improvement.answer-invitation': { params: team, body: { joins: true } },
    ...ofProjects(rows),
    ...ofLaunches(rows),
    'improvement.get-action': action,
    'improvement.complete-action': { ...action, body: { evidence: 'x', doneOn: '2026-03-02', version: 1 } },
    'improvement.move-verification': { ...action, body: { verifyOn: '2026-06-01', version: 1 } },
    'improvement.hand-over-action': {
      ...action,
      body: { ownerId: personNamed('liwei').id, reason: 'x', version: 1 },
    },
    'improvement.ask-training': {
      ...action,
      body: { trainingId: randomUUID(), personIds: [personNamed('liwei').id], dueOn: '2026-03-20' },
    },
  };
}

function ofProjects({
  project: id,
  rootCause: rootCauseId,
  saving: savingId,
}: Rows): Readonly<Record<string, Request>> {
  const project = { params: { id } };
  const goal = { indicator: 'complaints-per-day', baseline: 20, target: 10 };
  const charter = { ...goal, title: 'x', problem: 'x', rootCauseId, plannedSavingMinor: null, dueOn: '2026-06-30' };
  const saving = { unitsBefore: 2, unitsAfter: 1, months: 1, unitCostMinor: 100, evidence: 'x' };
  return {
    'improvement.get-project': project,
    'improvement.plan-project': { ...project, body: { ...charter, stages: [], version: 1 } },
    'improvement.add-project-evidence': { ...project, body: { requirement: 'voice', note: 'x' } },
    'improvement.pass-gate': { ...project, body: { stage: 'define', note: '', version: 1 } },
    'improvement.return-project': { ...project, body: { stage: 'define', reason: 'x', version: 1 } },
    'improvement.stop-project': { ...project, body: { reason: 'x', version: 1 } },
    'improvement.comment-project': { ...project, body: { text: 'x' } },
    'improvement.state-saving': { ...project, body: saving },
    'improvement.settle-saving': { params: { id, savingId }, body: { confirms: true, note: 'x' } },
  };
}

function ofLaunches({ change, launch: id }: Rows): Readonly<Record<string, Request>> {
  const launch = { params: { id } };
  const check = { params: { id, kind: 'wording' } };
  const scores = { awareness: 4, desire: 4, knowledge: 4, ability: 4, reinforcement: 4 };
  const unitId = units[0]?.id ?? '';
  return {
    'improvement.get-launch': launch,
    'improvement.record-launch-check': { ...check, body: { note: 'x' } },
    'improvement.confirm-launch-check': check,
    'improvement.go-live': { ...launch, body: { version: 1 } },
    'improvement.withdraw-launch': { ...launch, body: { reason: 'x', version: 1 } },
    'improvement.get-change': { params: { id: change } },
    'improvement.score-change': { params: { id: change }, body: { unitId, scoredOn: '2026-03-01', people: 1, scores } },
  };
}
