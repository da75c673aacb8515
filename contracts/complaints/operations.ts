import { z } from 'zod';
import { identity } from '../customers/index.ts';
import { fileAddress, mostFilesOfDraft, mostFilesOfRecord } from '../files/index.ts';
import { countedPage, endpoint, id, instant, listQuery, text } from '../kernel/index.ts';
import { project } from '../org/index.ts';
import { classing } from './classification.ts';
import { complaint, complaintRow } from './records.ts';
import { stepName, stepRecord } from './steps.ts';
import { channel, complaintKind, listedTerm, severity, termCode, validity } from './terms.ts';

const one = z.object({ id });
const version = z.number().int();

const whatHappened = {
  /** Needed where there are several projects and the caller reaches more than one. */
  projectId: id.optional(),
  product: termCode,
  area: termCode,
  facts: text(4_000),
  demand: text(2_000),
  /** Neither flag changes whether it is a complaint; they keep figures comparable. */
  wantsResponse: z.boolean().default(true),
  aboutHandling: z.boolean().default(false),
};

/** Of files that the caller has staged. */
const fileIds = z.array(id).max(mostFilesOfRecord).default([]);

/**
 * Products and areas that a customer can choose from, and the causes that a handler can. Whoever is not signed in is told those of
 * the house and of the one project that is asked for.
 */
export const listTerms = endpoint({
  id: 'complaints.list-terms',
  method: 'GET',
  path: '/complaint-terms',
  need: 'public',
  query: z.object({ projectId: id.optional() }),
  reply: z.object({ terms: z.array(listedTerm) }),
});

const ownTerm = z.object({ code: termCode, name: z.object({ zh: text(80), en: text(120) }) });

/** All products and areas of a project's own at once; what is left out can be chosen no more, and none leaves it those of the house. */
export const setProjectTerms = endpoint({
  id: 'complaints.set-project-terms',
  method: 'PUT',
  path: '/projects/:id/complaint-terms',
  need: 'org.administer',
  params: z.object({ id }),
  body: z.object({ products: z.array(ownTerm).max(200), areas: z.array(ownTerm).max(200) }),
  reply: z.object({ terms: z.array(listedTerm) }),
});

/** A customer of one project is not asked which; of several, they choose, or come by the address of one. */
export const listPortals = endpoint({
  id: 'complaints.list-portals',
  method: 'GET',
  path: '/portal/projects',
  need: 'public',
  reply: z.object({ projects: z.array(project) }),
});

export const lodgeInPortal = endpoint({
  id: 'complaints.lodge-in-portal',
  method: 'POST',
  path: '/portal/complaints',
  need: 'public',
  body: z.object({
    customer: identity,
    ...whatHappened,
    fileIds: z.array(id).max(mostFilesOfDraft).default([]),
    /** That of the files' staging. */
    draft: id.optional(),
  }),
  reply: z.object({ number: z.string(), token: z.string(), respondBy: instant }),
  creates: true,
});

export const lodgeForCustomer = endpoint({
  id: 'complaints.lodge',
  method: 'POST',
  path: '/complaints',
  need: 'complaints.lodge',
  body: z.object({
    /** Told by themselves, or known already. */
    customer: z.union([identity, z.object({ customerId: id })]),
    ...whatHappened,
    /** The contact in which it was said. */
    contactId: id.nullable().default(null),
    channel: channel.exclude(['portal', 'ledger']),
    severity: severity.default('normal'),
    kind: complaintKind.default('routine'),
    /** How the customer feels about it. */
    feeling: text(400).nullable().default(null),
    /** Whom it is about; they take no part in it. */
    about: z.object({ people: z.array(id).max(10), units: z.array(id).max(10) }).default({ people: [], units: [] }),
    /** Left out where nobody has thought of it. */
    classing: classing.optional(),
    fileIds,
  }),
  reply: z.object({ id, number: z.string(), respondBy: instant, followToken: z.string() }),
  creates: true,
});

export const complaintList = {
  filters: {
    id: ['in'],
    number: ['starts'],
    state: ['eq', 'in', 'ne'],
    ownerId: ['eq', 'null'],
    /** That of its owner; null while it is nobody’s. */
    unitId: ['eq', 'null'],
    /** To the limit that ends first, at the instant of asking. */
    standing: ['eq', 'in'],
    dueToday: ['eq'],
    customerId: ['eq', 'in'],
    product: ['eq'],
    area: ['eq'],
    cause: ['eq'],
    severity: ['eq'],
    channel: ['eq'],
    lodgedOn: ['eq', 'gte', 'lte'],
    closedOn: ['eq', 'gte', 'lte'],
    onTime: ['eq'],
    /** The date on which a closed case counts as on time or not: of closing, or of receipt where a ledger gives no other. */
    timedOn: ['eq', 'gte', 'lte'],
    /** The running limit that ends first; cases without one never match. */
    dueAt: ['lte'],
    importId: ['eq', 'null'],
  },
  sorts: ['precedence', 'dueAt', 'lodgedAt', 'number'],
  usualSort: 'dueAt',
  counted: true,
} as const;

export const listComplaints = endpoint({
  id: 'complaints.list',
  method: 'GET',
  path: '/complaints',
  need: 'complaints.read',
  query: listQuery(complaintList),
  reply: countedPage(complaintRow).extend({ now: instant }),
});

export const getComplaint = endpoint({
  id: 'complaints.get',
  method: 'GET',
  path: '/complaints/:id',
  need: 'complaints.read',
  params: one,
  reply: complaint,
});

/**
 * To oneself with `complaints.handle`; to anyone with `complaints.assign` as well. Null gives it back to nobody, by its owner or
 * whoever assigns. `fromId`: who has it as far as the caller knows; refused with `owner-changed` where that is somebody else by now.
 */
export const assignComplaint = endpoint({
  id: 'complaints.assign',
  method: 'POST',
  path: '/complaints/:id/assignment',
  need: 'complaints.handle',
  params: one,
  body: z.object({ ownerId: id.nullable(), fromId: id.nullable().optional() }),
  reply: complaint,
});

export const acknowledgeComplaint = endpoint({
  id: 'complaints.acknowledge',
  method: 'POST',
  path: '/complaints/:id/acknowledgement',
  need: 'complaints.handle',
  params: one,
  body: z.object({ message: text(2_000) }),
  reply: complaint,
});

export const classifyComplaint = endpoint({
  id: 'complaints.classify',
  method: 'PUT',
  path: '/complaints/:id/classification',
  need: 'complaints.handle',
  params: one,
  body: z.object({
    product: termCode,
    area: termCode,
    severity,
    kind: complaintKind,
    /** Left out, the class stays. */
    classing: classing.optional(),
    version,
  }),
  reply: complaint,
});

/** Going back is allowed: a later record of the same step stands beside the earlier one in the history. */
export const recordStep = endpoint({
  id: 'complaints.record-step',
  method: 'PUT',
  path: '/complaints/:id/steps/:step',
  need: 'complaints.handle',
  params: z.object({ id, step: stepName }),
  /** `spentSeconds`: since the step was opened. */
  body: z.object({ record: stepRecord, version, spentSeconds: z.int().min(0).max(86_400).optional() }),
  reply: complaint,
});

export const skipStep = endpoint({
  id: 'complaints.skip-step',
  method: 'POST',
  path: '/complaints/:id/steps/:step/skip',
  need: 'complaints.handle',
  params: z.object({ id, step: stepName }),
  body: z.object({ reason: text(400), version }),
  reply: complaint,
});

export const answerComplaint = endpoint({
  id: 'complaints.answer',
  method: 'POST',
  path: '/complaints/:id/answer',
  need: 'complaints.handle',
  params: one,
  body: z.object({ text: text(4_000) }),
  reply: complaint,
});

export const closeComplaint = endpoint({
  id: 'complaints.close',
  method: 'POST',
  path: '/complaints/:id/closure',
  need: 'complaints.handle',
  params: one,
  /** `suggestionShown`: whether the suggestions were before whoever closes it. */
  body: z.object({ validity, cause: termCode, suggestionShown: z.boolean().default(false) }),
  reply: complaint,
});

export const addNote = endpoint({
  id: 'complaints.add-note',
  method: 'POST',
  path: '/complaints/:id/notes',
  need: 'complaints.handle',
  params: one,
  body: z.object({ text: text(4_000) }),
  reply: complaint,
});

/** Adds files that the caller has staged; what is attached is evidence and stays. */
export const attachToComplaint = endpoint({
  id: 'complaints.attach-files',
  method: 'POST',
  path: '/complaints/:id/files',
  need: 'complaints.handle',
  params: one,
  body: z.object({ fileIds: z.array(id).min(1).max(mostFilesOfRecord) }),
  reply: complaint,
});

/** A look at what a customer sent: who handles the case needs no reason, who may see customers in clear gives one. */
export const discloseFile = endpoint({
  id: 'complaints.disclose-file',
  method: 'POST',
  path: '/complaints/:id/files/:fileId/disclosure',
  need: 'complaints.read',
  params: z.object({ id, fileId: id }),
  body: z.object({ reason: text(200).optional() }),
  reply: fileAddress,
  discloses: true,
});
