import { randomUUID } from 'node:crypto';
import { personNamed } from '../sample/people.ts';
import type { Request } from './aims.ts';
import { queueInput } from './queues.ts';
import type { Rows } from './rows.ts';

/** Aimed at a queue and a contact of the project. */
export function ofContacts(rows: Rows): Readonly<Record<string, Request>> {
  const contact = { params: { id: rows.contact } };
  const agentId = personNamed('wangfang').id;
  const decided = { approved: true, note: 'x', version: 1 };
  const bare = [
    'get-desk-contact',
    'hold',
    'resume',
    'leave',
    'end',
    'extend-wrap-up',
    'list-messages',
    'get',
    'take-over',
    'prepare-call',
    'read-draft',
    'resume-recording',
    'play-voicemail',
    'stop-supervising',
    'list-recordings',
  ];
  return {
    ...Object.fromEntries(bare.map((name) => [`contacts.${name}`, contact])),
    'contacts.transfer': { ...contact, body: { to: { queueId: rows.queue } } },
    'contacts.invite': { ...contact, body: { agentId, role: 'consulted' } },
    'contacts.settle-invitation': { ...contact, body: { agentId, as: 'owner' } },
    'contacts.wrap-up': { ...contact, body: { codes: [], done: true } },
    'contacts.identify': { ...contact, body: { customerId: rows.customer } },
    'contacts.send': { ...contact, body: { id: randomUUID(), text: 'x' } },
    'contacts.read-messages': { ...contact, body: { reason: 'x' } },
    'contacts.read-caller': { ...contact, body: { reason: 'x' } },
    'contacts.disclose-file': { params: { id: rows.contact, fileId: randomUUID() }, body: { reason: 'x' } },
    'contacts.move-contact': { ...contact, body: { queueId: rows.queue } },
    'contacts.join-call': { ...contact, body: { offer: 'x' } },
    'contacts.pause-recording': { ...contact, body: { reason: 'card' } },
    'contacts.supervise-call': { ...contact, body: { how: 'listen' } },
    'contacts.join-supervised-call': { ...contact, body: { offer: 'x' } },
    'contacts.disclose-recording': { params: { id: rows.contact, recordingId: randomUUID() }, body: { reason: 'x' } },
    ...ofTakingOut(rows),
    'contacts.hold-recordings': { ...contact, body: { reason: 'x' } },
    'contacts.lift-legal-hold': { ...contact, body: { reason: 'x' } },
    'contacts.keep-draft': { ...contact, body: { text: 'x', internal: false, files: [] } },
    ...ofQueue(rows),
    'contacts.decide-nuisance': { params: { id: rows.nuisance }, body: decided },
    'contacts.lift-nuisance': { params: { id: rows.nuisance }, body: { note: 'x', version: 1 } },
    'contacts.settle-alert': { params: { id: rows.takenAlert }, body: { outcome: 'acted' } },
    'contacts.end-outage': { params: { id: rows.outage }, body: {} },
  };
}

function ofTakingOut(rows: Rows): Readonly<Record<string, Request>> {
  const contact = { params: { id: rows.contact } };
  const screen = { params: { id: rows.contact, screenId: randomUUID() } };
  return {
    'contacts.download-recordings': { ...contact, body: { reason: 'x' } },
    'contacts.download-transcript': { ...contact, body: { reason: 'x' } },
    'contacts.begin-screen': { ...contact, body: { surface: 'monitor' } },
    'contacts.refuse-screen': { ...contact, body: { why: 'denied' } },
    'contacts.add-screen-piece': { params: { ...screen.params, piece: '0' } },
    'contacts.end-screen': { ...screen, body: { why: 'over' } },
    'contacts.disclose-screen': { ...screen, body: { reason: 'x' } },
  };
}

function ofQueue(rows: Rows): Readonly<Record<string, Request>> {
  const queue = { params: { id: rows.queue } };
  const sound = { params: { ...queue.params, kind: 'greeting', language: 'zh' } };
  return {
    'contacts.get-queue': queue,
    'contacts.change-queue': { ...queue, body: { ...queueInput, version: 1 } },
    'contacts.retire-queue': { ...queue, body: { version: 1 } },
    'contacts.staff-queue': { ...queue, body: { agentIds: [] } },
    'contacts.list-queue-sounds': queue,
    'contacts.play-queue-sound': sound,
    'contacts.remove-queue-sound': sound,
    'contacts.set-queue-sound': { ...sound, body: { fileId: randomUUID() } },
    'contacts.try-queue': { ...queue, body: { channel: 'chat' } },
  };
}

const byLink = [
  ...[
    'follow',
    'write',
    'quit',
    'turn-to-callback',
    'rate',
    'type',
    'open-file',
    'prepare-call-as-customer',
    'join-call-as-customer',
  ],
  ...['turn-to-voicemail', 'finish-voicemail'],
];
const byBranch = ['force-status', 'move-agent', 'get-agent-log'];

/** Operations that find what they are about by other means, and why that is right. */
export const foundOtherwise: Readonly<Record<string, string>> = {
  ...Object.fromEntries(byLink.map((name) => [`contacts.${name}`, 'opened by a signed link'])),
  ...Object.fromEntries(
    byBranch.map((name) => [`contacts.${name}`, 'of a person, by branch; asserted in contact-branches.api.ts']),
  ),
  'contacts.accept': 'finds what is offered to oneself; gone where nothing is',
  'contacts.decline': 'finds what is offered to oneself; gone where nothing is',
};
