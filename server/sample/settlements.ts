import { addDays } from '@tongli/calendar';
import type { Compensation, CompensationFacts, Sanction } from '@tongli/contracts/complaints';
import { permissionsFor } from '../modules/access/index.ts';
import {
  addBudget,
  appealSanction,
  decideSanction,
  decideSanctionAppeal,
  fulfilCompensation,
  listCaseFindings,
  listOpenCases,
  type Proposal,
  payCompensation,
  proposeCompensation,
  recordFinding,
} from '../modules/complaints/index.ts';
import { businessDay } from '../modules/org/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import type { Actor } from '../platform/permissions/actor.ts';
import { inTransaction } from './live.ts';
import { personNamed, units } from './people.ts';

const hourMs = 3_600_000;
const unitId = (code: string) => units.find((one) => one.code === code)?.id ?? '';

const actorOf = (username: string): Actor => {
  const { id, name, roles } = personNamed(username);
  return { kind: 'account', id, name, permissions: permissionsFor(roles) };
};

const facts = (delayDays: number | null): CompensationFacts => ({
  delayDays,
  lossMinor: null,
  validity: 'upheld',
  cause: null,
});
const voucher = { ruleCode: 'goodwill-voucher', kind: 'voucher', facts: facts(null), amountMinor: 5_000, reason: '' };
const late = { ruleCode: 'late-service', kind: 'money', facts: facts(4), amountMinor: 8_000, reason: '' };
const own = {
  ruleCode: null,
  kind: 'waiver',
  facts: facts(null),
  amountMinor: 38_000,
  reason: '停机期间的套餐费全额减免',
};
const proposals = [voucher, late, own] as readonly Proposal[];

/** Done rather than given: a set-top box replaced and shown, a line to be laid once more the day after tomorrow. */
const remedies = (today: string): readonly Proposal[] => [
  {
    ...{
      ruleCode: null,
      kind: 'replacement',
      facts: facts(null),
      amountMinor: 12_000,
      reason: '机顶盒两次维修后仍卡顿',
    },
    remedy: { what: '更换新机顶盒，上门调试', ownerId: personNamed('huangjie').id, dueOn: today },
  },
  {
    ...{ ruleCode: null, kind: 'redo', facts: facts(null), amountMinor: 6_000, reason: '入户光纤弯折，信号弱' },
    remedy: { what: '重新布放入户光纤并测速', ownerId: personNamed('huangjie').id, dueOn: addDays(today, 2) },
  },
];

type As = (username: string, hoursAgo: number, act: (call: Call) => Promise<void>) => Promise<void>;

/** Budgets, compensations in several states, and findings: one decided, one under appeal, one reversed. */
export async function addSampleSettlements(floor: Floor, until: Date): Promise<void> {
  const as: As = (username, hoursAgo, act) =>
    inTransaction(floor, actorOf(username), new Date(until.getTime() - hoursAgo * hourMs), act);
  await as('luping', 60, addBudgets);
  let cases: readonly string[] = [];
  await as('liwei', 7, async (call) => {
    const open = await listOpenCases(call, personNamed('liwei').id);
    cases = open.slice(0, proposals.length).map(({ id }) => id);
  });
  await compensate(as, cases);
  await remedy(as, cases);
  await holdToAccount(as, cases);
}

async function addBudgets(call: Call): Promise<void> {
  const { today: on } = await businessDay(call);
  const month = {
    unitId: unitId('complaints'),
    period: 'month',
    amountMinor: 2_000_000,
    whenExceeded: 'refuse',
  } as const;
  const year = { unitId: unitId('centre'), period: 'year', amountMinor: 30_000_000, whenExceeded: 'escalate' } as const;
  mustSucceed(await addBudget(call, { ...month, on }));
  mustSucceed(await addBudget(call, { ...year, on }));
}

/** One paid out, one to be paid, one that waits for the head of complaints. */
async function compensate(as: As, cases: readonly string[]): Promise<void> {
  const made: Compensation[] = [];
  await as('liwei', 6, async (call) => {
    for (const [at, id] of cases.entries()) {
      const proposal = proposals[at];
      if (proposal) made.push(mustSucceed(await proposeCompensation(call, id, proposal)));
    }
  });
  const [first] = made;
  if (!first) return;
  await as('chenjing', 3, async (call) => {
    mustSucceed(await payCompensation(call, first.id, { reference: 'FK-0001', version: first.version }));
  });
}

/** One is done and shown, one is promised. */
async function remedy(as: As, cases: readonly string[]): Promise<void> {
  let done: Compensation | undefined;
  await as('liwei', 5, async (call) => {
    const { today } = await businessDay(call);
    for (const [at, proposal] of remedies(today).entries()) {
      const id = cases[at];
      const made = id === undefined ? undefined : mustSucceed(await proposeCompensation(call, id, proposal));
      done ??= made;
    }
  });
  const { id, version } = done ?? {};
  if (id === undefined || version === undefined) return;
  await as('huangjie', 2, async (call) => {
    const shown = { evidence: '新机顶盒序列号 HF-88213，客户签收', fileIds: [], version };
    mustSucceed(await fulfilCompensation(call, id, shown));
  });
}

const found = [
  { who: 'yangxue', breach: 'attitude', what: '录音显示座席打断客户并提高音量。', ends: 'decided' },
  { who: 'pengna', breach: 'wrong-information', what: '误告客户装机可当日完成。', ends: 'appealed' },
  { who: 'zhaogang', breach: 'late-handling', what: '回电超出承诺时间两小时。', ends: 'reversed' },
] as const;

async function holdToAccount(as: As, cases: readonly string[]): Promise<void> {
  for (const [at, one] of found.entries()) {
    const complaintId = cases[at];
    if (complaintId !== undefined) await holdOne(as, complaintId, one);
  }
}

async function holdOne(
  as: As,
  complaintId: string,
  { who, breach, what, ends }: (typeof found)[number],
): Promise<void> {
  let sanction: Sanction | undefined;
  await as('chenjing', 5, async (call) => {
    const responsible = [{ personId: personNamed(who).id, unitId: null, sharePercent: 100 }];
    mustSucceed((await recordFinding(call, complaintId, { breach, what, upheld: true, responsible })) ?? complaintId);
    const { findings } = mustSucceed(await listCaseFindings(call, complaintId));
    const one = findings[0]?.sanctions[0];
    if (!one) throw new Error('the sample centre: nobody answers for a finding');
    sanction = mustSucceed(await decideSanction(call, one.id, { ...one.byRule, reason: '', version: one.version }));
  });
  if (!sanction || ends === 'decided') return;
  const { id, version } = sanction;
  await as(who, 4, async (call) => {
    mustSucceed(await appealSanction(call, id, { text: '当时系统故障，已提前告知客户。', version }));
  });
  if (ends === 'appealed') return;
  await as('luping', 2, async (call) => {
    const reason = '系统日志证实故障，不属个人责任。';
    mustSucceed(await decideSanctionAppeal(call, id, { reverse: true, reason, version: version + 1 }));
  });
}
