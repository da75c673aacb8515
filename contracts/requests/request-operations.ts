import { z } from 'zod';
import { identity } from '../customers/index.ts';
import { fileAddress, mostFilesOfRecord } from '../files/index.ts';
import { countedPage, endpoint, id, instant, listQuery, text } from '../kernel/index.ts';
import { comment } from '../work/index.ts';
import { formField } from './processes.ts';
import {
  adoption,
  askedKind,
  bothWords,
  formValues,
  request,
  requestChannel,
  requestOutcome,
  requestPriority,
  requestRow,
} from './request.ts';

const one = z.object({ id });
const version = z.number().int();
const tag = text(30);
/** Short words by which people find requests again. */
const tags = z.array(tag).max(10).default([]);
const fileIds = z.array(id).max(mostFilesOfRecord).default([]);

/** What the form of a kind asks before anything is done, and by which process it would run now. */
export const getRequestForm = endpoint({
  id: 'requests.get-form',
  method: 'GET',
  path: '/request-forms/:kind',
  need: 'requests.lodge',
  params: z.object({ kind: askedKind }),
  query: z.object({ projectId: id.optional() }),
  reply: z.object({
    name: bothWords,
    steps: z.array(z.object({ key: z.string(), name: bothWords, fields: z.array(formField) })),
  }),
});

/** For a customer, told by themselves or known, or for oneself. A suggestion or praise names the unit that it is for, where one does. */
export const lodgeRequest = endpoint({
  id: 'requests.lodge',
  method: 'POST',
  path: '/requests',
  need: 'requests.lodge',
  body: z.object({
    projectId: id.optional(),
    kind: askedKind,
    customer: z
      .union([identity, z.object({ customerId: id })])
      .nullable()
      .default(null),
    title: text(120),
    text: z.string().trim().max(4_000).default(''),
    form: formValues.default({}),
    channel: requestChannel.exclude(['portal']),
    priority: requestPriority.default('normal'),
    tags,
    contactId: id.nullable().default(null),
    unitId: id.nullable().default(null),
    fileIds,
  }),
  reply: z.object({ id, number: z.string(), followToken: z.string() }),
  creates: true,
});

export const requestList = {
  filters: {
    id: ['in'],
    number: ['starts'],
    kind: ['eq', 'in'],
    state: ['eq'],
    priority: ['eq', 'in'],
    ownerId: ['eq', 'in', 'null'],
    unitId: ['eq', 'in'],
    /** The unit that a suggestion or praise is for. */
    forUnitId: ['eq', 'null'],
    customerId: ['eq', 'in'],
    step: ['eq'],
    tag: ['eq', 'in'],
    channel: ['eq', 'in'],
    adoption: ['eq', 'in', 'null'],
    lodgedOn: ['eq', 'gte', 'lte'],
    closedOn: ['eq', 'gte', 'lte'],
    dueAt: ['lte'],
  },
  sorts: ['dueAt', 'lodgedAt', 'number'],
  usualSort: 'dueAt',
  counted: true,
} as const;

export const listRequests = endpoint({
  id: 'requests.list',
  method: 'GET',
  path: '/requests',
  need: 'requests.read',
  query: listQuery(requestList),
  reply: countedPage(requestRow).extend({ now: instant }),
});

export const getRequest = endpoint({
  id: 'requests.get',
  method: 'GET',
  path: '/requests/:id',
  need: 'requests.read',
  params: one,
  reply: request,
});

/** To oneself with `requests.handle`, to anyone with `requests.assign`. `fromId`: who has it as far as the caller knows. */
export const assignRequest = endpoint({
  id: 'requests.assign',
  method: 'POST',
  path: '/requests/:id/assignment',
  need: 'requests.handle',
  params: one,
  body: z.object({ ownerId: id.nullable(), fromId: id.nullable().optional() }),
  reply: request,
});

/** Ends the current step with what it asks for; the definition says which step is next, or that this was the last. */
export const recordRequestStep = endpoint({
  id: 'requests.record-step',
  method: 'POST',
  path: '/requests/:id/steps',
  need: 'requests.handle',
  params: one,
  body: z.object({ step: z.string().max(40), values: formValues, version }),
  reply: request,
});

export const sendRequestBack = endpoint({
  id: 'requests.send-back',
  method: 'POST',
  path: '/requests/:id/way-back',
  need: 'requests.handle',
  params: one,
  body: z.object({ to: z.string().max(40), reason: text(400), version }),
  reply: request,
});

/** What whoever asked is told; again replaces what was said before. */
export const answerRequest = endpoint({
  id: 'requests.answer',
  method: 'PUT',
  path: '/requests/:id/answer',
  need: 'requests.handle',
  params: one,
  body: z.object({ text: text(4_000), version }),
  reply: request,
});

/** 采纳: of a suggestion, with the reason that whoever made it is told. */
export const decideSuggestion = endpoint({
  id: 'requests.decide-suggestion',
  method: 'PUT',
  path: '/requests/:id/adoption',
  need: 'requests.handle',
  params: one,
  body: z.object({ adoption, reason: text(1_000), version }),
  reply: request,
});

/** Before its last step with a reason; tasks that are still open are ended with it. */
export const closeRequest = endpoint({
  id: 'requests.close',
  method: 'POST',
  path: '/requests/:id/closure',
  need: 'requests.handle',
  params: one,
  body: z.object({ outcome: requestOutcome, reason: z.string().trim().max(400).default('') }),
  reply: request,
});

export const reopenRequest = endpoint({
  id: 'requests.reopen',
  method: 'POST',
  path: '/requests/:id/reopening',
  need: 'requests.handle',
  params: one,
  body: z.object({ to: z.string().max(40).optional(), reason: text(400) }),
  reply: request,
});

export const setRequestPriority = endpoint({
  id: 'requests.set-priority',
  method: 'PUT',
  path: '/requests/:id/priority',
  need: 'requests.handle',
  params: one,
  body: z.object({ priority: requestPriority }),
  reply: request,
});

export const tagRequest = endpoint({
  id: 'requests.tag',
  method: 'PUT',
  path: '/requests/:id/tags',
  need: 'requests.handle',
  params: one,
  body: z.object({ add: tags, remove: tags }),
  reply: request,
});

export const watchRequest = endpoint({
  id: 'requests.watch',
  method: 'PUT',
  path: '/requests/:id/watching',
  need: 'requests.read',
  params: one,
  body: z.object({ watching: z.boolean() }),
  reply: request,
});

export const attachToRequest = endpoint({
  id: 'requests.attach-files',
  method: 'POST',
  path: '/requests/:id/files',
  need: 'requests.handle',
  params: one,
  body: z.object({ fileIds: z.array(id).min(1).max(mostFilesOfRecord) }),
  reply: request,
});

/** Whoever handles it needs no reason, who may see customers in clear gives one. */
export const discloseRequestFile = endpoint({
  id: 'requests.disclose-file',
  method: 'POST',
  path: '/requests/:id/files/:fileId/disclosure',
  need: 'requests.read',
  params: z.object({ id, fileId: id }),
  body: z.object({ reason: text(200).optional() }),
  reply: fileAddress,
  discloses: true,
});

export const listRequestComments = endpoint({
  id: 'requests.list-comments',
  method: 'GET',
  path: '/requests/:id/comments',
  need: 'requests.read',
  params: one,
  reply: z.object({ comments: z.array(comment) }),
});

export const commentRequest = endpoint({
  id: 'requests.comment',
  method: 'POST',
  path: '/requests/:id/comments',
  need: 'requests.read',
  params: one,
  body: z.object({
    parts: z
      .array(z.object({ text: z.string().max(4_000).default(''), personId: id.nullable().default(null) }))
      .min(1)
      .max(60),
  }),
  reply: comment,
  creates: true,
});
