import { randomUUID } from 'node:crypto';
import { units } from '../sample/people.ts';
import type { Request } from './aims.ts';
import type { Rows } from './rows.ts';

const onWay = { to: 'arrived', version: 1 };
const slot = { windowId: randomUUID(), on: '2026-03-05' };

/** How operations on requests and visits are aimed at existing rows. */
export function ofRequests(rows: Rows): Readonly<Record<string, Request>> {
  const request = { params: { id: rows.request } };
  const visit = { params: { id: rows.visit } };
  const team = { params: { id: units.find(({ code }) => code === 'hotline')?.id ?? '' } };
  return {
    'requests.get': request,
    'requests.assign': { ...request, body: { ownerId: null } },
    'requests.record-step': { ...request, body: { step: 'x', values: {}, version: 1 } },
    'requests.send-back': { ...request, body: { to: 'x', reason: 'x', version: 1 } },
    'requests.answer': { ...request, body: { text: 'x', version: 1 } },
    'requests.decide-suggestion': { ...request, body: { adoption: 'later', reason: 'x', version: 1 } },
    'requests.close': { ...request, body: { outcome: 'withdrawn', reason: 'x' } },
    'requests.reopen': { ...request, body: { reason: 'x' } },
    'requests.set-priority': { ...request, body: { priority: 'normal' } },
    'requests.tag': { ...request, body: { add: ['x'] } },
    'requests.watch': { ...request, body: { watching: false } },
    'requests.attach-files': { ...request, body: { fileIds: [randomUUID()] } },
    'requests.disclose-file': { params: { ...request.params, fileId: randomUUID() }, body: { reason: 'x' } },
    'requests.list-comments': request,
    'requests.comment': { ...request, body: { parts: [{ text: 'x' }] } },
    'requests.set-visit-windows': { ...team, body: { windows: [], version: 0 } },
    'requests.list-visits-of-request': request,
    'requests.book-visit': { ...request, body: slot },
    'requests.assign-visit': { ...visit, body: { personId: null, version: 1 } },
    'requests.advance-visit': { ...visit, body: onWay },
    'requests.end-visit': { ...visit, body: { outcome: 'refused', text: 'x', version: 1 } },
    'requests.rebook-visit': { ...visit, body: { ...slot, reason: 'x', version: 1 } },
    'requests.cancel-visit': { ...visit, body: { reason: 'x', version: 1 } },
    'requests.disclose-visit-place': { ...visit, body: { reason: 'x' } },
  };
}

const processes = [
  ...['get-process', 'get-process-definition', 'write-process-draft', 'discard-process-draft', 'publish-process'],
  ...['decide-pilot', 'compare-pilot', 'preview-case-move', 'move-cases'],
];

/** Operations that find what they are about by other means, and why that is right. */
export const requestsOtherwise: Readonly<Record<string, string>> = {
  ...Object.fromEntries(processes.map((name) => [`requests.${name}`, 'of the installation'])),
  'requests.get-form': 'of the installation; as it is for one’s own unit',
  'requests.get-process-map': 'a process is of the installation; its cases are those within reach',
  'requests.list-process-map-cases': 'a process is of the installation; its cases are those within reach',
};
