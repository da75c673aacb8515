import { identityCodeLength } from '@tongli/contracts/customers';
import { z } from 'zod';
import type { Call } from '../../../platform/call.ts';
import { job } from '../../../platform/jobs/job.ts';
import type { Mail } from '../../../platform/mail/index.ts';
import type { Keyring } from '../../../platform/personal/keyring.ts';
import { codeFor } from '../../../platform/personal/one-time-code.ts';
import { inSystemCall } from '../../../platform/system-call.ts';
import { findClear } from '../queries.ts';
import { tables } from '../store.ts';
import { readCheckSettings } from './settings.ts';

const minute = 60_000;

/** Of the step that sent it. */
export const identityCodeOf = (keyring: Keyring, stepId: string): string =>
  codeFor(keyring, 'identity-code', stepId, identityCodeLength);

/** By mail to the address on record: what is sent into the conversation itself proves nothing. Once it is of no use it is not sent. */
export const sendIdentityCode = job('customers.send-code', {
  payload: z.object({ stepId: z.uuid() }),
  attempts: 4,
  run: async ({ floor }, { stepId }) => {
    const mail = await inSystemCall(floor, 'job:send-identity-code', (call) => codeMail(call, stepId));
    if (mail && floor.mail) await floor.mail.send(mail);
  },
});

export async function codeMail(call: Call, stepId: string): Promise<Mail | null> {
  const step = await tables(call)
    .selectFrom('customers.check_step')
    .select(['customer_id', 'at'])
    .where('id', '=', stepId)
    .executeTakeFirst();
  const { codeMinutes } = (await readCheckSettings(call)).settings;
  if (!step || step.at.getTime() + codeMinutes * minute <= call.now.getTime()) return null;
  const customer = await findClear(call, step.customer_id);
  if (!customer?.email) return null;
  const code = identityCodeOf(call.keyring, stepId);
  return {
    ...{ key: stepId, to: customer.email, subject: '核验码 Your code', attachments: [] },
    text: [
      `您的核验码是 ${code}，${codeMinutes} 分钟内有效。请只告诉正在与您联系的客服；若不是您本人在联系我们，请不要告诉任何人。`,
      `Your code is ${code}. It is valid for ${codeMinutes} minutes. Tell it only to the agent you are speaking with now; if that is not you, tell nobody.`,
    ].join('\n\n'),
  };
}
