import { randomUUID } from 'node:crypto';
import { localDate } from '@tongli/calendar';
import {
  type Compensation,
  type CompensationFacts,
  type CompensationKind,
  type CompensationMatch,
  compensationApproved,
  compensationProposed,
  type Severity,
} from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { unitOf } from '../../org/index.ts';
import { askApproval, ownAuthority } from '../../work/index.ts';
import { partiesTo } from '../accountability/parties.ts';
import { rules as caseRules } from '../complaint.ts';
import { type ComplaintRecord, findCase, lockCase, processOf, tables, zoneOf } from '../store.ts';
import { decideBudgets } from './budget.ts';
import { budgetsOf, lockBudgetsOf } from './budgets.ts';
import { decideReason, needsApproval } from './compensation.ts';
import { compensationAfter } from './queries.ts';
import { decideRemedy, promiseRemedy, type Remedy } from './remedy.ts';
import { matchesOf, type RuleFacts } from './rule.ts';
import { readRules } from './rules.ts';
import { about, type CompensationRow, currency, enter, saveCompensation, tellCase } from './store.ts';

/** By this word posts are given authority for compensation, of whatever kind. */
export const approvalKind = 'compensation';

/**
 * What the caller may grant alone: by their post, and where that has no limit of its own what the process of the case gives to
 * whoever handles it. Null is without bound.
 */
export async function ownLimit(call: Call, row: ComplaintRecord): Promise<number | null> {
  if (call.actor.id === null) return 0;
  const own = await ownAuthority(call, call.actor.id, { kind: approvalKind, currency });
  if (own !== undefined) return own;
  return (await processOf(call, row))?.settings?.handlerAuthorityMinor ?? 0;
}

const factsOf = (row: ComplaintRecord, said: CompensationFacts): RuleFacts => ({
  ...said,
  product: row.product,
  area: row.area,
  severity: row.severity as Severity,
  validity: said.validity ?? (row.validity as RuleFacts['validity']),
  cause: said.cause ?? (row.cause === '' ? null : row.cause),
});

const bookedOn = async (call: Call, row: ComplaintRecord) => localDate(await zoneOf(call, row), call.now);
const bearerOf = async (call: Call, row: ComplaintRecord) => row.unit_id ?? (await unitOf(call, call.actor.id));

export async function previewCompensation(call: Call, complaintId: string, said: CompensationFacts) {
  const loaded = await findCase(call, complaintId);
  if (!loaded) return notFound;
  const { row } = loaded;
  return {
    matches: matchesOf((await readRules(call)).rules, factsOf(row, said)),
    ownLimitMinor: await ownLimit(call, row),
    budgets: await budgetsOf(call, await bearerOf(call, row), await bookedOn(call, row)),
    currency,
  };
}

export interface Proposal {
  readonly ruleCode: string | null;
  readonly kind: CompensationKind;
  readonly facts: CompensationFacts;
  readonly amountMinor: number;
  readonly reason: string;
  readonly remedy?: Remedy | null;
}

interface Chosen {
  readonly match: CompensationMatch | null;
  readonly ruleVersion: number;
}

/** The rule as it stands, where one was named and fits what is said. */
async function chosen(call: Call, row: ComplaintRecord, proposal: Proposal): Promise<Chosen | Refusal> {
  const { rules, version } = await readRules(call);
  if (proposal.ruleCode === null) return { match: null, ruleVersion: version };
  const match = matchesOf(rules, factsOf(row, proposal.facts)).find(({ rule }) => rule.code === proposal.ruleCode);
  if (!match) return refuse('rule-unfit', { status: 422, field: 'body.ruleCode' });
  if (match.missing) return refuse('fact-needed', { status: 422, field: `body.facts.${match.missing}` });
  if (match.rule.kind !== proposal.kind)
    return refuse('other-kind', { status: 422, field: 'body.kind', params: { kind: match.rule.kind } });
  return { match, ruleVersion: version };
}

/** One question at a time, and a rule once for a case. The case is locked: two who ask at once ask one after the other. */
async function decideNew(call: Call, complaintId: string, { kind, ruleCode }: Proposal): Promise<Refusal | null> {
  const rows = await tables(call)
    .selectFrom('complaints.compensation')
    .select(['number', 'kind', 'rule_code', 'state'])
    .where('complaint_id', '=', complaintId)
    .where('state', 'in', ['waiting', 'approved', 'paid'])
    .execute();
  const open = rows.find((one) => one.kind === kind && one.state !== 'paid');
  if (open) return refuse('compensation-under-way', { field: 'body.kind', params: { number: open.number } });
  const applied = rows.find((one) => ruleCode !== null && one.rule_code === ruleCode);
  return applied ? refuse('rule-applied', { field: 'body.ruleCode', params: { number: applied.number } }) : null;
}

export async function proposeCompensation(
  call: Call,
  complaintId: string,
  proposal: Proposal,
): Promise<Compensation | Refusal> {
  const loaded = await lockCase(call, complaintId);
  if (!loaded) return notFound;
  const { row } = loaded;
  const by = caseRules['record-step'](loaded.case, call.actor) ?? (await chosen(call, row, proposal));
  if (isRefusal(by)) return by;
  const refused =
    decideReason(proposal.amountMinor, by.match?.amountMinor ?? null, proposal.reason) ??
    (proposal.remedy ? await decideRemedy(call, row, proposal.remedy, await bookedOn(call, row)) : null) ??
    (await decideNew(call, complaintId, proposal));
  if (refused) return refused;
  return reserve(call, row, proposal, by);
}

/** Takes the amount out of the budgets, then grants it or asks who may. */
async function reserve(
  call: Call,
  row: ComplaintRecord,
  proposal: Proposal,
  by: Chosen,
): Promise<Compensation | Refusal> {
  const unitId = await bearerOf(call, row);
  const on = await bookedOn(call, row);
  const budgets = decideBudgets(await lockBudgetsOf(call, unitId, on), proposal.amountMinor);
  if (isRefusal(budgets)) return budgets;
  const asks = needsApproval(proposal.amountMinor, await ownLimit(call, row), budgets);
  const added = await insert(call, row, proposal, { ...by, unitId, on, overBudget: budgets === 'escalate' });
  await enter(call, added, 'reserved');
  await append(call, compensationProposed, added.id, about(added));
  await tellCase(call, added, 'proposed', added.reason);
  const granted = asks ? await ask(call, row, added) : await grant(call, added);
  if (isRefusal(granted)) return granted;
  await audit(call, 'complaints.propose-compensation', { type: 'compensation', id: added.id });
  return compensationAfter(beyondScope(call), added.id);
}

interface Bearing extends Chosen {
  readonly unitId: string | null;
  readonly on: string;
  readonly overBudget: boolean;
}

async function nextNumber(call: Call, on: string): Promise<string> {
  const { rows } = await sql<{ next: number }>`select nextval('complaints.compensation_number') as next`.execute(
    call.tx,
  );
  return `BC${on.slice(0, 4)}-${String(rows[0]?.next ?? 0).padStart(6, '0')}`;
}

async function insert(
  call: Call,
  row: ComplaintRecord,
  proposal: Proposal,
  { match, ruleVersion, unitId, on, overBudget }: Bearing,
): Promise<CompensationRow> {
  return tables(call)
    .insertInto('complaints.compensation')
    .values({
      id: randomUUID(),
      number: await nextNumber(call, on),
      complaint_id: row.id,
      project_id: row.project_id,
      unit_id: unitId,
      booked_on: on,
      state: 'waiting',
      kind: proposal.kind,
      rule: match ? JSON.stringify(match.rule) : null,
      rule_version: match ? ruleVersion : null,
      facts: JSON.stringify(proposal.facts),
      proposed_minor: match?.amountMinor ?? null,
      amount_minor: proposal.amountMinor,
      currency,
      reason: proposal.reason === '' ? null : proposal.reason,
      over_budget: overBudget,
      remedy_what: proposal.remedy?.what ?? null,
      remedy_owner: proposal.remedy?.ownerId ?? null,
      remedy_due_on: proposal.remedy?.dueOn ?? null,
      proposer_id: call.actor.id ?? '',
      proposed_at: call.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Up the chain of posts, past those who have a part in the case. */
async function ask(call: Call, row: ComplaintRecord, added: CompensationRow): Promise<Refusal | null> {
  const asked = await askApproval(call, {
    kind: approvalKind,
    title: `${row.number} · ${added.number}`,
    body: added.reason ?? '',
    amountMinor: added.amount_minor,
    currency: added.currency,
    subject: { type: 'complaint', id: row.id, label: row.number },
    projectId: row.project_id,
    excludedIds: [...(await partiesTo(call, row.id))],
  });
  if (isRefusal(asked)) return asked;
  await tables(call)
    .updateTable('complaints.compensation')
    .set({ approval_id: asked.id })
    .where('id', '=', added.id)
    .execute();
  return null;
}

async function grant(call: Call, added: CompensationRow): Promise<null> {
  await saveCompensation(call, added, { state: 'approved', decided_by: added.proposer_id, decided_at: call.now });
  await enter(call, added, 'approved');
  await append(call, compensationApproved, added.id, about(added));
  await tellCase(call, added, 'approved', null);
  await promiseRemedy(call, { ...added, state: 'approved', version: added.version + 1 });
  return null;
}
