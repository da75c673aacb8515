import { addDays } from '@tongli/calendar';
import { actionVerified, type Verdict } from '@tongli/contracts/improvement';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import type { Timer } from '../../../platform/timers/timers.ts';
import { drawChart, getSignals, verify } from '../../measures/index.ts';
import { tables } from '../store.ts';
import { type Origin, originOf, subjectOf } from './store.ts';
import { beforeWindow, splitChart } from './verification.ts';

/** Each draws a chart or two: few enough that no transaction lasts over a second. */
const sweep = 10;

const dueActions = (call: Call, limit: number) =>
  tables(call)
    .selectFrom('improvement.action')
    .select(['id', 'number', 'owner_id', 'root_cause_id', 'done_on', 'verify_on', 'version'])
    .where('verify_at', '<=', call.now)
    .orderBy('verify_at')
    .orderBy('id')
    .limit(Math.min(limit, sweep))
    .forUpdate()
    .skipLocked()
    .execute();

type DueAction = Awaited<ReturnType<typeof dueActions>>[number];

/** The verdicts of actions that were done, each on its day. An action without a verification time has none to await. */
export const verifications: Timer = {
  name: 'verifications',
  due: sql`select min(verify_at) from improvement.action where verify_at is not null`,
  fireDue: async (call, limit) => {
    const due = await dueActions(call, limit);
    for (const action of due) await verifyAction(call, action);
    return due.length;
  },
};

interface Sides {
  readonly beforeFrom: string;
  readonly splitOn: string;
  /** Last business date that was complete before the day of verification. */
  readonly through: string;
}

async function verifyAction(call: Call, action: DueAction): Promise<void> {
  if (action.done_on === null) throw new Error(`action ${action.number} awaits a verdict and was never done`);
  const origin = await originOf(call, action.root_cause_id);
  const sides = await sidesOf(call, origin, action.done_on, addDays(action.verify_on, -1));
  const definition = splitChart(origin.chart, origin.chartType, null, sides.through);
  const verified = await verify(call, { definition, ...sides });
  const verdict = isRefusal(verified) ? incomparable : verified;
  await saveVerdict(call, action, sides, verdict);
  await append(call, actionVerified, action.id, {
    number: action.number,
    ownerId: action.owner_id,
    triageOwnerId: origin.triageOwnerId,
    verdict: verdict.verdict,
  });
  const reason = isRefusal(verified) ? `${verdict.verdict}: ${verified.refusal}` : verdict.verdict;
  await audit(call, 'improvement.verify-action', subjectOf(action.id), reason);
}

async function sidesOf(call: Call, origin: Origin, splitOn: string, through: string): Promise<Sides> {
  const { chart, signalId } = origin;
  const signal = (await getSignals(call, [signalId])).get(signalId)?.signal;
  if (!signal) throw new Error(`the signal ${signalId} of a triage is gone`);
  const before = { ...splitChart(chart, origin.chartType, null, chart.from), to: addDays(splitOn, -1), baseline: null };
  const drawn = await drawChart(call, before);
  const points = isRefusal(drawn) ? [] : drawn.points;
  const labels = points.filter(({ value }) => value !== null).map(({ label }) => label);
  const input = { labels, chartFrom: chart.from, signalFrom: signal.from, splitOn };
  return { beforeFrom: beforeWindow(input), splitOn, through };
}

type Outcome = Omit<Verdict, 'decidedAt'>;

/** A chart that cannot be drawn over both sides says nothing about the action. */
const incomparable: Outcome = {
  verdict: 'too-little-data',
  explanation: {
    zh: '图上措施前后的数据还不足以比较，请推后验证日期。',
    en: 'The chart has not enough on both sides of the action to compare. Look again on a later day.',
  },
  before: { n: 0, centre: null, sigma: null },
  after: { n: 0, centre: null, sigma: null },
  relativeChange: null,
  pValue: null,
};

async function saveVerdict(call: Call, action: DueAction, sides: Sides, outcome: Outcome): Promise<void> {
  const { attempts } = await tables(call)
    .selectFrom('improvement.verdict')
    .select(({ fn }) => fn.countAll<number>().as('attempts'))
    .where('action_id', '=', action.id)
    .executeTakeFirstOrThrow();
  await tables(call)
    .insertInto('improvement.verdict')
    .values({
      action_id: action.id,
      attempt: attempts + 1,
      verdict: outcome.verdict,
      explanation: JSON.stringify(outcome.explanation),
      before_from: sides.beforeFrom,
      split_on: sides.splitOn,
      through: sides.through,
      before: JSON.stringify(outcome.before),
      after: JSON.stringify(outcome.after),
      relative_change: outcome.relativeChange,
      p_value: outcome.pValue,
      decided_at: call.now,
    })
    .execute();
  await tables(call)
    .updateTable('improvement.action')
    .set({ state: outcome.verdict, verify_at: null, version: action.version + 1 })
    .where('id', '=', action.id)
    .execute();
}
