import * as contract from '@tongli/contracts/contacts';
import type { FileAddress } from '@tongli/contracts/files';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { signAddress } from '../../../platform/files/index.ts';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { findContact } from '../history/list.ts';
import { tables } from '../store.ts';
import { addPiece, beginScreen, endScreen, refuseScreen } from './taking.ts';

/** Who asked, when and why stays in the audit trail; the address opens it for them alone. */
async function disclose(
  call: Call,
  { id, screenId }: { readonly id: string; readonly screenId: string },
  reason: string,
): Promise<FileAddress | Refusal> {
  if (!(await findContact(call, id))) return notFound;
  const row = await tables(call)
    .selectFrom('contacts.screen')
    .select(['state', 'file_id'])
    .where('id', '=', screenId)
    .where('contact_id', '=', id)
    .executeTakeFirst();
  if (!row) return notFound;
  if (row.state === 'deleted') return refuse('recording-deleted');
  if (row.state === 'running' || row.state === 'joining') return refuse('recording-runs');
  if (row.file_id === null) return refuse('nothing-recorded');
  await audit(call, 'contacts.disclose-screen', { type: 'contact', id }, reason);
  const { token, expiresAt } = signAddress(call, row.file_id);
  return { token, expiresAt: expiresAt.toISOString() };
}

export const screenRoutes: readonly Operation[] = [
  operation(contract.beginScreen, (call, { params, body }) => beginScreen(call, params.id, body.surface)),
  operation(contract.addScreenPiece, (call, { params: { id: contactId, screenId, piece }, upload }) =>
    addPiece(call, { contactId, screenId, piece, upload }),
  ),
  operation(contract.endScreen, (call, { params: { id: contactId, screenId }, body }) =>
    endScreen(call, { contactId, screenId }, body),
  ),
  operation(contract.refuseScreen, (call, { params, body }) => refuseScreen(call, params.id, body.why)),
  operation(contract.discloseScreen, (call, { params, body }) => disclose(call, params, body.reason)),
];
