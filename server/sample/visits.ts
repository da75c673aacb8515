import type { Visit, VisitOutcome, VisitShares } from '@tongli/contracts/complaints';
import { permissionsFor } from '../modules/access/index.ts';
import { listVisits, recordVisit, setFeedbackRules, usualFeedbackRules } from '../modules/complaints/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import type { Actor } from '../platform/permissions/actor.ts';
import { inTransaction } from './live.ts';
import { personNamed } from './people.ts';

const hourMs = 3_600_000;
const dayHours = 24;
/** So many of the latest are still to be asked. */
const stillDue = 6;

/** A small centre asks few: of grave cases one in four, of the others one in twenty. */
const few = { upheld: 5, 'partly-upheld': 5, 'not-upheld': 5 };
const shares: VisitShares = {
  minor: few,
  normal: few,
  serious: { upheld: 25, 'partly-upheld': 25, 'not-upheld': 25 },
  safety: usualFeedbackRules.shares.safety,
};

export async function beginVisits(call: Call): Promise<void> {
  mustSucceed(await setFeedbackRules(call, { rules: { ...usualFeedbackRules, shares }, version: 0 }));
}

const visitor: Actor = {
  ...{ kind: 'account', id: personNamed('chenjing').id, name: personNamed('chenjing').name },
  permissions: permissionsFor(personNamed('chenjing').roles),
};

async function dueVisits(call: Call): Promise<Visit[]> {
  const state = { field: 'state', comparison: 'eq', value: 'due' } as const;
  const sort = { field: 'dueAt', descending: false };
  return (await listVisits(call, { filters: [state], sort, cursor: null, limit: 200, count: false })).items;
}

const content: VisitOutcome = { reached: true, solved: true, satisfied: true, words: '' };
const thankful: VisitOutcome = { ...content, words: '处理得很快，谢谢。' };
const unheard: VisitOutcome = { reached: false, words: '无人接听' };
const again: VisitOutcome = { reached: true, solved: false, satisfied: false, words: '上个月的费用还是没有退回来。' };

/** Every ninth is not at home the first time. */
const outcomesAt = (at: number): readonly VisitOutcome[] =>
  at % 9 === 4 ? [unheard, content] : [at % 4 === 1 ? thankful : content];

/** Customers asked on the day after: most are content, some are not at home at first, and one is not content: their case is taken up again. */
export async function makeVisits(floor: Floor, until: Date): Promise<void> {
  let due: Visit[] = [];
  const as = (at: Date, act: (call: Call) => Promise<void>) => inTransaction(floor, visitor, at, act);
  const record = (id: string, outcome: VisitOutcome, at: Date) =>
    as(at, async (call) => {
      mustSucceed(await recordVisit(call, id, outcome));
    });
  await as(until, async (call) => {
    due = await dueVisits(call);
  });
  const made = due.slice(0, -stillDue);
  for (const [at, { id, closedAt }] of made.slice(0, -1).entries())
    for (const [tried, outcome] of outcomesAt(at).entries())
      await record(id, outcome, new Date(Date.parse(closedAt) + (dayHours + tried * 6) * hourMs));
  const last = made.at(-1);
  if (last) await record(last.id, again, new Date(until.getTime() - 2 * hourMs));
}
