import type { CheckStep, IdentityCheck } from '@tongli/contracts/customers';
import { allowanceOf, type Call, isRefusal, type Refusal } from '../../../platform/call.ts';
import { maskEmail } from '../../../platform/personal/mask.ts';
import { describePeople } from '../../org/index.ts';
import {
  codeEndsAt,
  decideAnswer,
  decideProtected,
  decideSend,
  decideTry,
  decideVouch,
  progress,
  standing,
} from './check.ts';
import type { CheckDoors } from './doors.ts';
import { type LoadedCheck, loadCheck, type StepRow, surestEver, type Where } from './loading.ts';

export async function getCheck(call: Call, doors: CheckDoors, where: Where): Promise<IdentityCheck | Refusal> {
  const check = await loadCheck(call, doors, where);
  return isRefusal(check) ? check : viewOf(call, check);
}

async function viewOf(call: Call, check: LoadedCheck): Promise<IdentityCheck> {
  const { situation, customerId, rows } = check;
  const { settings, lockedUntil } = situation;
  const { level, endsAt } = standing(situation);
  const { wrong } = progress(situation);
  return {
    reached: situation.known ? surestEver(rows) : 'unknown',
    ...{ customerId, level, endsAt: endsAt?.toISOString() ?? null, lockedUntil: lockedUntil?.toISOString() ?? null },
    ...{ questions: questionsOf(check), rightNeeded: settings.rightNeeded, wrongLeft: settings.wrongEnds - wrong },
    code: codeOf(check),
    needs: settings.needs,
    steps: await stepsOf(call, rows),
    actions: {
      answer: allowanceOf(decideAnswer(situation)),
      'send-code': allowanceOf(decideSend(situation)),
      'try-code': allowanceOf(decideTry(situation)),
      vouch: allowanceOf(decideVouch(situation)),
      disclose: allowanceOf(decideProtected(situation, 'disclose')),
      correct: allowanceOf(decideProtected(situation, 'correct')),
    },
  };
}

function questionsOf({ situation }: LoadedCheck): IdentityCheck['questions'] {
  const { answers } = progress(situation);
  return situation.askable.map((code) => {
    const own = situation.settings.own.find((one) => one.code === code);
    const answer = answers.get(code);
    const state = answer === undefined ? 'open' : answer ? 'right' : 'wrong';
    return { code, text: own?.text ?? null, lookUp: own?.lookUp ?? null, state };
  });
}

function codeOf({ situation, customer }: LoadedCheck): IdentityCheck['code'] {
  const { code, wrongCodes } = progress(situation);
  if (!code || !customer?.email) return null;
  const expiresAt = codeEndsAt(code, situation.settings).toISOString();
  return { sentTo: maskEmail(customer.email), expiresAt, triesLeft: situation.settings.codeTries - wrongCodes };
}

async function stepsOf(call: Call, rows: readonly StepRow[]): Promise<CheckStep[]> {
  const people = await describePeople(
    call,
    rows.map(({ by_id: id }) => id),
  );
  return rows.map(({ id, kind, at, by_id: by, question, right, level, reason }) => ({
    ...{ id, at: at.toISOString(), byName: people.get(by) ?? '', question, right, reason },
    kind: kind as CheckStep['kind'],
    level: level as CheckStep['level'],
  }));
}
