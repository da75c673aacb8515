import * as contract from '@tongli/contracts/contacts';
import { type Call, isRefusal, notFound, type Refusal } from '../../../platform/call.ts';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { getDeskContact } from '../presence/desk.ts';
import { screenRoutes } from '../screen/routes.ts';
import { tables } from '../store.ts';
import * as customer from './customer.ts';
import { holdRecordings, liftLegalHold } from './holding.ts';
import { join, prepare } from './joining.ts';
import { listRecordings } from './listing.ts';
import { setPause } from './pausing.ts';
import { discloseRecording, playVoicemail } from './playing.ts';
import { mayHear, stopSupervising, supervise } from './supervising.ts';
import { takeOutRecordings, takeOutTranscript } from './taking-out.ts';

/** Those that wait for who carries sound hold no transaction open meanwhile. */
const asking = { transaction: 'own' } as const;
const self = (call: Call): string => call.actor.id ?? '';

/** For whoever has the contact in one of their places; to anybody else it is not there. */
async function ofOwn<T>(call: Call, id: string, act: () => Promise<T>): Promise<T | Refusal> {
  const place = await tables(call)
    .selectFrom('contacts.slot')
    .select('number')
    .where('contact_id', '=', id)
    .where('agent_id', '=', self(call))
    .executeTakeFirst();
  return place ? act() : notFound;
}

const pause = (call: Call, id: string, reason: contract.PauseReason | null) =>
  ofOwn(call, id, async () => (await setPause(call, id, reason)) ?? getDeskContact(call, id));

async function joinSupervised(call: Call, id: string, offer: Parameters<typeof join>[3]) {
  const refused = await mayHear(call, id);
  return isRefusal(refused) ? refused : join(call, id, self(call), offer);
}

export const voiceRoutes: readonly Operation[] = [
  operation(contract.prepareCallAsCustomer, (call, { params }) => customer.prepareAsCustomer(call, params.token)),
  operation(
    contract.joinCallAsCustomer,
    (call, { params, body }) => customer.joinAsCustomer(call, params.token, body.offer),
    asking,
  ),
  operation(contract.startVoicemail, (call, { body }) => customer.beginVoicemail(call, body)),
  operation(contract.turnToVoicemail, (call, { params, body }) => customer.goOverToVoicemail(call, params.token, body)),
  operation(contract.finishVoicemail, (call, { params }) => customer.completeVoicemail(call, params.token)),
  operation(contract.prepareCall, (call, { params: { id } }) => ofOwn(call, id, () => prepare(call, id, self(call)))),
  operation(
    contract.joinCall,
    (call, { params: { id }, body }) => ofOwn(call, id, () => join(call, id, self(call), body)),
    asking,
  ),
  operation(contract.pauseRecording, (call, { params, body }) => pause(call, params.id, body.reason), asking),
  operation(contract.resumeRecording, (call, { params }) => pause(call, params.id, null), asking),
  operation(contract.playVoicemail, (call, { params }) => playVoicemail(call, params.id)),
  operation(contract.superviseCall, (call, { params, body }) => supervise(call, params.id, body.how)),
  operation(contract.joinSupervisedCall, (call, { params, body }) => joinSupervised(call, params.id, body), asking),
  operation(contract.stopSupervising, (call, { params }) => stopSupervising(call, params.id)),
  operation(contract.listRecordings, (call, { params }) => listRecordings(call, params.id)),
  operation(contract.discloseRecording, (call, { params: { id, recordingId }, body }) =>
    discloseRecording(call, id, { recordingId, reason: body.reason }),
  ),
  operation(contract.downloadRecordings, (call, { params, body }) => takeOutRecordings(call, params.id, body.reason)),
  operation(contract.downloadTranscript, (call, { params, body }) => takeOutTranscript(call, params.id, body.reason)),
  ...screenRoutes,
  operation(contract.holdRecordings, (call, { params, body }) => holdRecordings(call, params.id, body.reason)),
  operation(contract.liftLegalHold, (call, { params, body }) => liftLegalHold(call, params.id, body.reason)),
];
