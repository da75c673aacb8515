import type { IdentityCheck } from '@tongli/contracts/customers';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { addJob } from '../../../platform/jobs/add.ts';
import { orderedId } from '../../../platform/ordered-id.ts';
import { isCode } from '../../../platform/personal/one-time-code.ts';
import { withoutIdentity } from '../../../platform/personal/traces.ts';
import { tables } from '../store.ts';
import { decideAnswer, decideSend, decideTry, decideVouch, progress, type Step, stepAfter } from './check.ts';
import { identityCodeOf, sendIdentityCode } from './code.ts';
import type { CheckDoors } from './doors.ts';
import { type LoadedCheck, loadCheck, type Where } from './loading.ts';
import { isKnownFact, isRight } from './record.ts';
import { getCheck } from './view.ts';

type Checked = Promise<IdentityCheck | Refusal>;

interface Done {
  readonly kind: Step['kind'];
  readonly question?: string;
  readonly right?: boolean;
  readonly reason?: string;
}

async function keep(call: Call, { situation, where, customerId, rows }: LoadedCheck, done: Done): Promise<string> {
  const { kind, question = null, right = null, reason = null } = done;
  const { level, lockedUntil } = stepAfter(situation, { kind, question, right });
  const id = orderedId(call.now, rows.length);
  await tables(call)
    .insertInto('customers.check_step')
    .values({
      ...{ id, customer_id: customerId ?? '', place: where.place, place_id: where.id, kind, question, right, reason },
      ...{ level, locked_until: lockedUntil, at: call.now, by_id: call.actor.id ?? '' },
    })
    .execute();
  return id;
}

const load = (call: Call, doors: CheckDoors, where: Where) => loadCheck(call, doors, where, { locked: true });

export interface Answer {
  readonly question: string;
  readonly answer?: string | undefined;
  readonly right?: boolean | undefined;
}

/** A wrong answer is a result like a right one: it is kept. */
export async function answerQuestion(call: Call, doors: CheckDoors, where: Where, given: Answer): Checked {
  const check = await load(call, doors, where);
  if (isRefusal(check)) return check;
  const right = decideAnswer(check.situation, given.question) ?? judge(check, given);
  if (isRefusal(right)) return right;
  await keep(call, check, { kind: 'answer', question: given.question, right });
  return getCheck(call, doors, where);
}

/** What is on record is compared here; a question of the house's own is judged by whoever looked it up. */
function judge({ record }: LoadedCheck, { question, answer, right }: Answer): boolean | Refusal {
  if (!isKnownFact(question)) return right ?? refuse('judgement-needed', { status: 422, field: 'body.right' });
  if (answer === undefined || record === null) return refuse('answer-needed', { status: 422, field: 'body.answer' });
  return isRight(question, record, answer);
}

export async function sendCode(call: Call, doors: CheckDoors, where: Where): Checked {
  const check = await load(call, doors, where);
  if (isRefusal(check)) return check;
  const refused = decideSend(check.situation);
  if (refused) return refused;
  const stepId = await keep(call, check, { kind: 'send-code' });
  await addJob(call, sendIdentityCode, { stepId });
  return getCheck(call, doors, where);
}

export async function tryCode(call: Call, doors: CheckDoors, where: Where, code: string): Checked {
  const check = await load(call, doors, where);
  if (isRefusal(check)) return check;
  const refused = decideTry(check.situation);
  const { code: sent } = progress(check.situation);
  if (refused || !sent) return refused ?? refuse('check-code-ended');
  await keep(call, check, { kind: 'try-code', right: isCode(identityCodeOf(call.keyring, sent.id), code) });
  return getCheck(call, doors, where);
}

export async function vouch(call: Call, doors: CheckDoors, where: Where, reason: string): Checked {
  const check = await load(call, doors, where);
  if (isRefusal(check)) return check;
  const refused = decideVouch(check.situation);
  if (refused) return refused;
  const written = withoutIdentity(reason, check.customer);
  await keep(call, check, { kind: 'vouch', reason: written });
  await audit(call, 'customers.vouch', { type: 'customer', id: check.customerId ?? '' }, written);
  return getCheck(call, doors, where);
}
