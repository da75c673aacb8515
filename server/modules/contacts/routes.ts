import * as contract from '@tongli/contracts/contacts';
import { type Call, isRefusal, type Refusal } from '../../platform/call.ts';
import { type Operation, operation } from '../../platform/http/operation.ts';
import * as customer from './customer/acting.ts';
import { followContact } from './customer/following.ts';
import { listPublicQueues } from './customer/queues.ts';
import { waitForNews } from './customer/watching.ts';
import * as agents from './history/agents.ts';
import { getArrivals } from './history/analysis.ts';
import { findContacts, listContacts } from './history/list.ts';
import { getNumbers } from './history/numbers.ts';
import { getTransfers } from './history/onward.ts';
import { getContact } from './history/record.ts';
import { getRepeats } from './history/repeats.ts';
import type { Done } from './life/acting.ts';
import * as desk from './life/desk.ts';
import { identifyCaller, logContact } from './life/logging.ts';
import { extendWrapUp, wrapUp } from './life/wrap-up.ts';
import { keepDraft, readBegun } from './messages/drafts.ts';
import * as reading from './messages/reading.ts';
import { sendAsAgent } from './messages/writing.ts';
import { getDesk, getDeskContact, listColleagues } from './presence/desk.ts';
import { type DecideReady, getPresence, setOwnPresence } from './presence/presence.ts';
import * as queues from './queues/queues.ts';
import { tryQueue } from './queues/trial.ts';
import { getSettings, setSettings } from './settings/settings.ts';
import * as sounds from './sounds/sounds.ts';
import { listAlerts, takeAlert } from './supervision/alerts.ts';
import { readBoard } from './supervision/board.ts';
import * as forcing from './supervision/forcing.ts';
import * as nuisance from './supervision/nuisance.ts';
import { readBoardNumbers } from './supervision/numbers.ts';
import * as outages from './supervision/outages.ts';
import { listTakenAlerts, settleAlert } from './supervision/taking.ts';
import { voiceRoutes } from './voice/routes.ts';

const own = (call: Call) => getPresence(call, call.actor.id ?? '');

/** How the contact stands at one's desk after what one did; gone from there, it is shown as it was left. */
async function onDesk(call: Call, done: Promise<Done>): Promise<contract.DeskContact | Refusal> {
  const result = await done;
  return isRefusal(result) ? result : getDeskContact(call, result.id, { left: true });
}

const thenPresence = async (call: Call, done: Promise<Done>) => {
  const result = await done;
  return isRefusal(result) ? result : own(call);
};

const deskRoutes: readonly Operation[] = [
  operation(contract.getPresence, own),
  operation(contract.getDesk, getDesk),
  operation(contract.getDeskContact, (call, { params }) => getDeskContact(call, params.id)),
  operation(contract.acceptContact, (call, { params }) => onDesk(call, desk.accept(call, params.id))),
  operation(contract.declineContact, (call, { params }) => thenPresence(call, desk.decline(call, params.id))),
  operation(contract.holdContact, (call, { params }) => onDesk(call, desk.hold(call, params.id))),
  operation(contract.resumeContact, (call, { params }) => onDesk(call, desk.resume(call, params.id))),
  operation(contract.transferContact, async (call, { params, body }) => {
    const done = desk.transfer(call, params.id, body.to);
    return onDesk(call, desk.withNote(call, done, body.note));
  }),
  operation(contract.inviteColleague, async (call, { params, body }) => {
    const done = desk.invite(call, params.id, body);
    return onDesk(call, desk.withNote(call, done, body.note));
  }),
  operation(contract.settleInvitation, (call, { params, body }) =>
    onDesk(call, desk.settleInvitation(call, params.id, body)),
  ),
  operation(contract.leaveContact, (call, { params }) => thenPresence(call, desk.leaveContact(call, params.id))),
  operation(contract.endContact, (call, { params }) => onDesk(call, desk.end(call, params.id))),
  operation(contract.wrapUpContact, (call, { params, body }) => onDesk(call, wrapUp(call, params.id, body))),
  operation(contract.extendWrapUp, (call, { params }) => onDesk(call, extendWrapUp(call, params.id))),
  operation(contract.identifyCaller, (call, { params, body }) => onDesk(call, identifyCaller(call, params.id, body))),
  operation(contract.listColleagues, listColleagues),
  operation(contract.logContact, (call, { body }) => logContact(call, body)),
  operation(contract.listBroadcasts, forcing.listBroadcasts),
];

const messageRoutes: readonly Operation[] = [
  operation(contract.sendMessage, async (call, { params, body }) => {
    const refused = await sendAsAgent(call, params.id, body);
    return refused ?? reading.readAfter(call, params.id, 0);
  }),
  operation(contract.listMessages, (call, { params, query }) => reading.listMessages(call, params.id, query.after)),
  operation(contract.readMessages, (call, { params, body }) => reading.readMessages(call, params.id, body)),
  operation(contract.readCaller, (call, { params, body }) => reading.readCaller(call, params.id, body.reason)),
  operation(contract.readDraft, (call, { params }) => readBegun(call, params.id)),
  operation(contract.keepDraft, (call, { params, body }) => keepDraft(call, params.id, body)),
  operation(contract.discloseContactFile, (call, { params: { id, fileId }, body }) =>
    reading.discloseFile(call, id, { fileId, reason: body.reason }),
  ),
];

const customerRoutes: readonly Operation[] = [
  operation(contract.listPublicQueues, (call, { query }) => listPublicQueues(call, query)),
  operation(contract.followContact, async (call, { params, query }) => {
    await waitForNews(call, params.token, query);
    return followContact(call, params.token, query.after);
  }),
  operation(contract.writeAsCustomer, (call, { params, query, body }) =>
    customer.writeAsCustomer(call, params.token, query.after, body),
  ),
  operation(contract.openFileAsCustomer, (call, { params: { token, fileId } }) =>
    customer.openFile(call, token, fileId),
  ),
  operation(contract.typeAsCustomer, async (call, { params, body }) => customer.type(call, params.token, body.typing), {
    transaction: 'own',
  }),
  operation(contract.leaveAsCustomer, (call, { params }) => customer.leaveAsCustomer(call, params.token)),
  operation(contract.turnToCallback, (call, { params, body }) => customer.turnToCallback(call, params.token, body)),
  operation(contract.rateContact, (call, { params, body }) => customer.rateContact(call, params.token, body)),
];

const administration: readonly Operation[] = [
  operation(contract.listQueues, queues.listQueues),
  operation(contract.getQueue, (call, { params }) => queues.getQueue(call, params.id)),
  operation(contract.addQueue, (call, { body }) => queues.addQueue(call, body)),
  operation(contract.changeQueue, (call, { params, body }) => queues.changeQueue(call, params.id, body)),
  operation(contract.retireQueue, (call, { params, body }) => queues.retireQueue(call, params.id, body.version)),
  operation(contract.staffQueue, (call, { params, body }) => queues.staffQueue(call, params.id, body.agentIds)),
  operation(contract.listQueueSounds, (call, { params }) => sounds.listQueueSounds(call, params.id)),
  operation(contract.setQueueSound, (call, { params, body }) => sounds.setQueueSound(call, params, body.fileId)),
  operation(contract.removeQueueSound, (call, { params }) => sounds.removeQueueSound(call, params)),
  operation(contract.playQueueSound, (call, { params }) => sounds.playQueueSound(call, params)),
  operation(contract.tryQueue, (call, { params, body }) => tryQueue(call, params.id, body)),
  operation(contract.getContactSettings, getSettings),
  operation(contract.setContactSettings, (call, { body }) => setSettings(call, body)),
  operation(contract.listNuisance, nuisance.listNuisance),
  operation(contract.askNuisance, (call, { body }) => nuisance.askNuisance(call, body)),
  operation(contract.decideNuisance, (call, { params, body }) => nuisance.decideNuisance(call, params.id, body)),
  operation(contract.liftNuisance, (call, { params, body }) => nuisance.liftNuisance(call, params.id, body)),
];

const supervision: readonly Operation[] = [
  operation(contract.getBoard, readBoard),
  operation(contract.getBoardNumbers, readBoardNumbers),
  operation(contract.listAlerts, listAlerts),
  operation(contract.takeAlert, (call, { body }) => takeAlert(call, body.key)),
  operation(contract.settleAlert, (call, { params, body }) => settleAlert(call, params.id, body)),
  operation(contract.listTakenAlerts, listTakenAlerts),
  operation(contract.moveAgent, (call, { params, body }) => forcing.moveAgent(call, params.id, body)),
  operation(contract.moveContact, (call, { params, body }) => forcing.moveContact(call, params.id, body.queueId)),
  operation(contract.takeOver, (call, { params }) => onDesk(call, forcing.takeOver(call, params.id))),
  operation(contract.broadcast, (call, { body }) => forcing.broadcast(call, body)),
  operation(contract.listOutages, outages.listOutages),
  operation(contract.endOutage, (call, { params, body }) => outages.endOutage(call, params.id, body)),
];

const history: readonly Operation[] = [
  operation(contract.listContacts, (call, { query }) => listContacts(call, query)),
  operation(contract.findContacts, (call, { body }) => findContacts(call, body.phone)),
  operation(contract.getContact, (call, { params }) => getContact(call, params.id)),
  operation(contract.getContactNumbers, (call, { query }) => getNumbers(call, query)),
  operation(contract.getContactArrivals, (call, { query }) => getArrivals(call, query)),
  operation(contract.getContactTransfers, (call, { query }) => getTransfers(call, query)),
  operation(contract.getContactRepeats, (call, { query }) => getRepeats(call, query)),
  operation(contract.getAgentNumbers, (call, { query }) => agents.getAgentNumbers(call, query)),
  operation(contract.getAgentLog, (call, { params, query }) => agents.getAgentLog(call, params.id, query.on)),
];

/** Customers begin and agents sign in, once there is anything to begin with; who goes ready, or is put so by a leader. */
const beginning = ({ decideBegin, decideReady }: Asked): readonly Operation[] => [
  operation(
    contract.startContact,
    async (call, { body }) => (await decideBegin(call)) ?? customer.startAsCustomer(call, body),
  ),
  operation(
    contract.setPresence,
    async (call, { body }) => (await decideBegin(call)) ?? setOwnPresence(call, body, decideReady),
  ),
  operation(contract.forceStatus, (call, { params, body }) => forcing.forceStatus(call, params.id, body, decideReady)),
];

/** What other modules know, which acts here ask for. */
export interface Asked {
  /** Whether there is a reason why nobody is served yet. */
  readonly decideBegin: (call: Call) => Promise<Refusal | null>;
  /** Whether something keeps somebody from taking contacts. */
  readonly decideReady: DecideReady;
  readonly findMaster: outages.FindMaster;
}

export const routes = (asked: Asked): readonly Operation[] => [
  ...beginning(asked),
  operation(contract.startOutage, (call, { body }) => outages.startOutage(call, body, asked.findMaster)),
  ...deskRoutes,
  ...messageRoutes,
  ...customerRoutes,
  ...administration,
  ...supervision,
  ...history,
  ...voiceRoutes,
];
