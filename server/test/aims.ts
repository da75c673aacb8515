import { randomUUID } from 'node:crypto';
import { personNamed, units } from '../sample/people.ts';
import { articlesOtherwise } from './article-aims.ts';
import { ofRepeats, ofSettlements } from './case-aims.ts';
import { ofChecks } from './check-aims.ts';
import { foundOtherwise, ofContacts } from './contact-aims.ts';
import { feedbackOtherwise, ofFeedback } from './feedback-aims.ts';
import { ofImprovement } from './improvement-aims.ts';
import { ofKnowledge } from './knowledge-aims.ts';
import { ofMeasures } from './measure-aims.ts';
import { ofOutreach, outreachOfProject, outreachOtherwise } from './outreach-aims.ts';
import { ofPeople, peopleOfProject, peopleOtherwise } from './people-aims.ts';
import { ofRequests, requestsOtherwise } from './request-aims.ts';
import type { Rows } from './rows.ts';
import { ofWork } from './work-aims.ts';

export interface Request {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: object;
}

/** Rows of these belong to a project and to no unit: they are seen from every branch that works for it. */
export const ofProject = new Set([
  'complaints.end-crisis',
  'complaints.get-incident',
  'complaints.list-crises',
  'complaints.list-incidents',
  'complaints.note-crisis',
  'complaints.take-crisis',
  'contacts.decide-nuisance',
  'contacts.lift-nuisance',
  'contacts.list-nuisance',
  'customers.export-person',
  'customers.reveal',
  'customers.find',
  'knowledge.acknowledge-article',
  'knowledge.count-article-use',
  'knowledge.count-use',
  'knowledge.get-article',
  'knowledge.get-palette',
  'knowledge.get-phrase',
  'knowledge.get-topics',
  'knowledge.list-articles',
  'knowledge.list-phrases',
  'knowledge.open-article-file',
  'knowledge.say-of-article',
  'measures.get-cohort',
  'measures.get-dashboard',
  'measures.list-cohorts',
  'measures.list-dashboards',
  'measures.list-own-indicators',
  'measures.read-dashboard',
  ...peopleOfProject,
  ...outreachOfProject,
  'privacy.ask-erasure',
  'privacy.get-erasure-outlook',
  'privacy.register-request',
]);

/** Rows of these belong to a unit and to no project: they are seen from every project that the unit works for. */
export const ofUnit = new Set([
  'requests.list-visit-slots',
  'requests.list-visit-windows',
  'requests.set-visit-windows',
  'work.set-department-limit',
]);

const hotline = units.find(({ code }) => code === 'hotline')?.id ?? '';
export const otherBranch = units.find(({ code }) => code === 'support')?.id ?? '';
const words = { text: 'x', message: 'x', reason: 'x' };

/** How each operation is aimed at an existing row of the first project. */
export function aimed(rows: Rows): Readonly<Record<string, Request>> {
  return {
    ...ofAccess(),
    ...ofChecks(rows),
    ...ofComplaints(rows),
    ...ofFeedback(rows),
    ...ofRepeats(rows),
    ...ofSettlements(rows),
    ...ofContacts(rows),
    ...ofImprovement(rows),
    ...ofKnowledge(rows),
    ...ofOrganisation(),
    ...ofPeople(rows),
    ...ofOutreach(rows),
    ...ofPrivacy(rows),
    ...ofRequests(rows),
    ...ofWork(rows),
    ...ofMeasures(rows),
    'work.read-notice': { params: { id: rows.notice } },
  };
}

function ofAccess(): Readonly<Record<string, Request>> {
  const account = { params: { id: personNamed('wangfang').id } };
  const grants = [{ role: 'agent' }];
  return {
    'access.change-account': { ...account, body: { name: 'x', grants, version: 1 } },
    'access.close-account': account,
    'access.reopen-account': { ...account, body: { grants, password: 'a long enough password', version: 1 } },
    'access.set-password': { ...account, body: { password: 'a long enough password' } },
    'access.get-factor-of': account,
    'access.reset-factor': { ...account, body: { reason: 'x' } },
    'access.list-sessions-of': account,
    'access.end-sessions-of': account,
    'access.end-session-of': { params: { ...account.params, sessionId: randomUUID() } },
    'access.invite-to-sign-on': { ...account, body: { providerId: randomUUID() } },
    'access.make-service-token': { ...account, body: { name: 'x', scopes: ['org.read'], days: 1 } },
    'access.revoke-token': { params: { id: randomUUID() } },
  };
}

function ofComplaints(rows: Rows): Readonly<Record<string, Request>> {
  const complaint = { params: { id: rows.complaint } };
  const imported = { params: { id: rows.imported } };
  const match = { body: { mapping: {} } };
  return {
    'complaints.get': complaint,
    'complaints.acknowledge': { ...complaint, body: words },
    'complaints.add-note': { ...complaint, body: words },
    'complaints.answer': { ...complaint, body: words },
    'complaints.assign': { ...complaint, body: { ownerId: personNamed('liwei').id } },
    'complaints.classify': {
      ...complaint,
      body: { product: 'mobile', area: 'gaoxin', severity: 'normal', kind: 'routine', version: 1 },
    },
    'complaints.attach-files': { ...complaint, body: { fileIds: [randomUUID()] } },
    'complaints.disclose-file': { params: { ...complaint.params, fileId: randomUUID() }, body: { reason: 'x' } },
    'complaints.close': { ...complaint, body: { validity: 'upheld', cause: 'attitude' } },
    'complaints.assess': {
      ...complaint,
      body: {
        severity: 'normal',
        complexity: 'usual',
        impact: 'one',
        immediate: null,
        vulnerability: null,
        vulnerabilityReason: null,
        version: 1,
      },
    },
    'complaints.pause': { ...complaint, body: { reason: 'customer', until: '2030-01-01T00:00:00Z', note: 'x' } },
    'complaints.resume': complaint,
    'complaints.reopen': { ...complaint, body: { reason: 'handler', note: 'x' } },
    'complaints.name-complained-about': { ...complaint, body: { people: [], units: [] } },
    'complaints.record-step': {
      params: { id: rows.complaint, step: 'divert' },
      body: { record: { step: 'divert', options: 'x' }, version: 1 },
    },
    'complaints.skip-step': { params: { id: rows.complaint, step: 'divert' }, body: { reason: 'x', version: 1 } },
    'imports.get': imported,
    'imports.list-errors': imported,
    'imports.preview': { ...imported, ...match },
    'imports.check': { ...imported, ...match },
    'imports.start': { ...imported, body: {} },
    'imports.cancel': imported,
    'imports.undo': imported,
    'imports.read-error-file': imported,
    'customers.export-person': { params: { id: rows.customer }, body: words },
    'customers.reveal': { params: { id: rows.customer }, body: words },
  };
}

/** Aimed at a unit and a person of another branch. */
function ofOrganisation(): Readonly<Record<string, Request>> {
  const unit = { params: { id: hotline } };
  const person = { params: { id: personNamed('wangfang').id } };
  const on = '2026-03-02';
  const post = randomUUID();
  const name = { zh: 'x', en: 'x' };
  return {
    'org.change-unit': { ...unit, body: { code: 'x', name, version: 1 } },
    'org.move-unit': { ...unit, body: { parentId: null, on, version: 1 } },
    'org.withdraw-unit-move': { ...unit, body: { on, version: 1 } },
    'org.close-unit': { ...unit, body: { on, version: 1 } },
    'org.get-person': person,
    'org.list-belongings': person,
    'org.list-open-work': person,
    'org.check-fit': { ...person, query: { postId: post } },
    'org.change-person': { ...person, body: { name: 'x', number: null, version: 1 } },
    'org.move-person': { ...person, body: { unitId: otherBranch, postId: post, on, version: 1 } },
    'org.record-leaving': { ...person, body: { lastDayOn: on, successorId: null, version: 1 } },
    'org.rehire-person': { ...person, body: { unitId: otherBranch, postId: post, on, version: 1 } },
    'org.withdraw-person-move': { ...person, body: { on, version: 1 } },
    'org.withdraw-leaving': { ...person, body: { version: 1 } },
    'org.set-skills': { ...person, body: { skills: [], version: 1 } },
    'org.record-certificate': {
      ...person,
      body: { certificateId: randomUUID(), number: null, issuedOn: on, version: 1 },
    },
    'org.remove-certificate': { params: { ...person.params, heldId: randomUUID() } },
  };
}

function ofPrivacy(rows: Rows): Readonly<Record<string, Request>> {
  return {
    'privacy.ask-erasure': { params: { id: rows.customer }, body: words },
    'privacy.confirm-erasure': { params: { id: randomUUID() }, body: { version: 1 } },
    'privacy.get-erasure-outlook': { params: { id: rows.customer } },
    'privacy.register-request': {
      params: { id: rows.customer },
      body: { kind: 'access', channel: 'phone', receivedOn: '2026-03-02', ownerId: personNamed('chenjing').id },
    },
    'privacy.ask-copy': {
      params: { id: rows.contact },
      body: {
        ...{ asker: 'self', identityBy: 'document', channel: 'phone', receivedOn: '2026-03-02' },
        ownerId: personNamed('chenjing').id,
      },
    },
    'privacy.release-copy': { params: { id: randomUUID() }, body: { days: 7, version: 1 } },
    'privacy.refuse-copy': { params: { id: randomUUID() }, body: { reason: 'x', version: 1 } },
    'privacy.close-request': { params: { id: randomUUID() }, body: { outcome: 'granted', note: 'x', version: 1 } },
    'privacy.assign-request': { params: { id: randomUUID() }, body: { ownerId: personNamed('liwei').id, version: 1 } },
    'privacy.withdraw-erasure': { params: { id: randomUUID() }, body: { reason: 'x', version: 1 } },
  };
}

/** Operations on a named record that belongs to nobody's project, and why that is right. */
export const ownRecords: Readonly<Record<string, string>> = {
  ...foundOtherwise,
  ...articlesOtherwise,
  'measures.get-target': 'of one’s own project, by a code of the catalogue; asserted below',
  'measures.set-target': 'the same',
  'measures.get-indicator-context': 'the same',
  'measures.set-indicator-owner': 'the same',
  'measures.get-month': 'a month; its figures are one’s own',
  'measures.get-own-month': 'a month; its figures are one’s own',
  'measures.raise-dispute': 'of a month, in one’s own project',
  'measures.lock-month': 'of one’s own project',
  'measures.sign-month': 'of one’s own project',
  'measures.follow-wall': 'opened by a link of its own, which reaches one board of one project',
  'measures.get-indicator-card': 'a definition of the catalogue; its figures are one’s own; asserted below',
  'measures.cross-indicator': 'the same',
  'complaints.follow': 'opened by a signed link',
  ...feedbackOtherwise,
  ...peopleOtherwise,
  ...outreachOtherwise,
  ...requestsOtherwise,
  'access.end-own-session': 'finds one’s own only',
  'access.revoke-own-token': 'finds one’s own only',
  'access.change-provider': 'of the installation',
  'access.check-provider': 'of the installation',
  'desk.change-view': 'a person’s own or shown to them; no rows of business',
  'desk.delete-view': 'a person’s own or shown to them; no rows of business',
  'desk.get-list': 'a person’s own or shown to them; no rows of business',
  'desk.keep-layout': 'one’s own',
  'files.read': 'opened by a signed address',
  'files.read-in-portal': 'opened by a signed address',
  'files.withdraw': 'finds one’s own only',
  ...Object.fromEntries(
    ['get-copy-in-portal', 'ask-copy-code', 'open-copy'].map((act) => [`privacy.${act}`, 'opened by a signed link']),
  ),
  'privacy.read-list-export': 'finds one’s own only, and reads within one’s own scope',
  'files.withdraw-in-portal': 'finds those of a draft that one knows',
  'org.change-calendar': 'of the installation',
  'imports.read-template': 'a definition of what one may import',
  'complaints.preview-absence-move':
    'of a person, and shows cases within reach alone; asserted in complaints/assignment.api.ts',
  'complaints.move-absent-cases':
    'of a person, and moves cases within reach alone; asserted in complaints/assignment.api.ts',
  'complaints.undo-absence-move':
    'of a person, and gives back cases within reach alone; asserted in complaints/assignment.api.ts',
  'work.get-absence': 'of a person, by branch; asserted in work/absences.api.ts',
  'work.cancel-absence': 'of a person, by branch; asserted in work/absences.api.ts',
  'work.hand-over-absence': 'of a person, by branch; asserted in work/absences.api.ts',
  'work.revoke-delegation': 'finds one’s own only',
  ...Object.fromEntries(['get-promise-sample', 'record-promise-check'].map((act) => [`work.${act}`, 'of a project'])),
  'org.apply-template': 'of the installation',
  'org.change-certificate': 'of the installation',
  'org.change-post': 'of the installation',
  'org.change-project': 'of the installation',
  'complaints.set-project-terms': 'of the installation',
  'org.change-skill': 'of the installation',
  'org.get-post': 'known to everyone; its holders are counted within one’s own scope',
  'org.get-unit': 'known to everyone',
  'org.preview-template': 'of the installation',
};

/** Questions that do not stand without naming what they are about. */
export const questions: Readonly<Record<string, Request>> = {
  'requests.list-visit-slots': { query: { unitId: hotline } },
  'work.list-department-tasks': { query: { unitId: hotline, month: '2026-03', figure: 'given' } },
};
