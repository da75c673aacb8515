import { z } from 'zod';
import { fileAddress, mostFilesOfRecord } from '../files/index.ts';
import { endpoint, id, instant, listQuery, page, text } from '../kernel/index.ts';
import { task, taskKind, taskRow, workSubject } from './tasks.ts';

const one = z.object({ id });
const version = z.number().int();

/** By when: so many working minutes from now on the calendar (the site's own where none is named), or an instant. */
export const dueInput = z.union([
  z.object({ minutes: z.number().int().min(1).max(100_000), calendar: z.string().max(40).optional() }),
  z.object({ at: instant }),
]);
export type DueInput = z.infer<typeof dueInput>;

/**
 * To a person, or to a department: then whoever answers for it owns the task, and its limit holds where no time is named. `projectId` where the
 * caller reaches several.
 */
export const openTask = endpoint({
  id: 'work.open-task',
  method: 'POST',
  path: '/tasks',
  need: 'work.act',
  body: z
    .object({
      kind: taskKind,
      title: text(120),
      body: z.string().trim().max(4_000).default(''),
      ownerId: id.optional(),
      departmentId: id.optional(),
      due: dueInput.optional(),
      subject: workSubject.nullable().default(null),
      projectId: id.optional(),
      watcherIds: z.array(id).max(30).default([]),
      fileIds: z.array(id).max(mostFilesOfRecord).default([]),
    })
    .refine(({ ownerId, departmentId }) => (ownerId === undefined) !== (departmentId === undefined), {
      path: ['ownerId'],
      params: { code: 'invalid_type' },
    })
    .refine(({ due, departmentId }) => due !== undefined || departmentId !== undefined, {
      path: ['due'],
      params: { code: 'invalid_type' },
    }),
  reply: task,
  creates: true,
});

export const taskList = {
  filters: {
    id: ['in'],
    kind: ['eq', 'in'],
    state: ['eq', 'in'],
    urgency: ['eq', 'in'],
    outcome: ['eq', 'in'],
    ownerId: ['eq', 'in'],
    creatorId: ['eq'],
    unitId: ['eq', 'in'],
    departmentId: ['eq', 'in', 'null'],
    projectId: ['eq'],
    subjectType: ['eq'],
    subjectId: ['eq'],
    number: ['eq', 'starts'],
    dueAt: ['gte', 'lt', 'lte'],
    createdAt: ['gte', 'lt', 'lte'],
    ended: ['eq'],
  },
  sorts: ['dueAt', 'createdAt', 'number'],
  usualSort: 'dueAt',
} as const;

export const listTasks = endpoint({
  id: 'work.list-tasks',
  method: 'GET',
  path: '/tasks',
  need: 'work.read',
  query: listQuery(taskList),
  reply: page(taskRow),
});

export const getTask = endpoint({
  id: 'work.get-task',
  method: 'GET',
  path: '/tasks/:id',
  need: 'work.read',
  params: one,
  reply: task,
});

/** By whoever gave it or leads. A new due instant starts the warnings anew. */
export const changeTask = endpoint({
  id: 'work.change-task',
  method: 'PUT',
  path: '/tasks/:id',
  need: 'work.act',
  params: one,
  body: z.object({ title: text(120), body: z.string().trim().max(4_000), due: dueInput.optional(), version }),
  reply: task,
});

export const startTask = endpoint({
  id: 'work.start-task',
  method: 'POST',
  path: '/tasks/:id/start',
  need: 'work.act',
  params: one,
  body: z.object({ version }),
  reply: task,
});

export const completeTask = endpoint({
  id: 'work.complete-task',
  method: 'POST',
  path: '/tasks/:id/completion',
  need: 'work.act',
  params: one,
  body: z.object({ note: z.string().trim().max(2_000).default(''), version }),
  reply: task,
});

export const cancelTask = endpoint({
  id: 'work.cancel-task',
  method: 'POST',
  path: '/tasks/:id/cancellation',
  need: 'work.act',
  params: one,
  body: z.object({ reason: text(2_000), version }),
  reply: task,
});

/** To somebody else, by the owner's leader or whoever gave it; after a return this takes the return back in. */
export const assignTask = endpoint({
  id: 'work.assign-task',
  method: 'PUT',
  path: '/tasks/:id/owner',
  need: 'work.act',
  params: one,
  body: z.object({ ownerId: id, note: z.string().trim().max(2_000).default(''), version }),
  reply: task,
});

/** To the next rung of its ladder, which names the new owner: by its owner, whoever gave it, or whoever leads. */
export const escalateTask = endpoint({
  id: 'work.escalate-task',
  method: 'POST',
  path: '/tasks/:id/escalation',
  need: 'work.act',
  params: one,
  body: z.object({ reason: text(2_000), version }),
  reply: task,
});

/** 退单: the owner gives it back. The second time an arbiter decides. */
export const returnTask = endpoint({
  id: 'work.return-task',
  method: 'POST',
  path: '/tasks/:id/return',
  need: 'work.act',
  params: one,
  body: z.object({ reason: text(2_000), version }),
  reply: task,
});

/** Whoever gave it does not accept the return: an arbiter decides. */
export const disputeReturn = endpoint({
  id: 'work.dispute-return',
  method: 'POST',
  path: '/tasks/:id/dispute',
  need: 'work.act',
  params: one,
  body: z.object({ reason: text(2_000), version }),
  reply: task,
});

/** The arbiter names the owner; it cannot be returned again. */
export const arbitrateTask = endpoint({
  id: 'work.arbitrate-task',
  method: 'POST',
  path: '/tasks/:id/arbitration',
  need: 'work.act',
  params: one,
  body: z.object({ ownerId: id, note: text(2_000), version }),
  reply: task,
});

/** For oneself. Owner, giver and whoever is mentioned watch without asking. */
export const watchTask = endpoint({
  id: 'work.watch-task',
  method: 'PUT',
  path: '/tasks/:id/watching',
  need: 'work.read',
  params: one,
  body: z.object({ watching: z.boolean() }),
  reply: task,
});

export const attachToTask = endpoint({
  id: 'work.attach-to-task',
  method: 'POST',
  path: '/tasks/:id/files',
  need: 'work.act',
  params: one,
  body: z.object({ fileIds: z.array(id).min(1).max(mostFilesOfRecord) }),
  reply: task,
});

export const discloseTaskFile = endpoint({
  id: 'work.disclose-task-file',
  method: 'POST',
  path: '/tasks/:id/files/:fileId/disclosure',
  need: 'work.read',
  params: z.object({ id, fileId: id }),
  body: z.object({ reason: text(200) }),
  reply: fileAddress,
  discloses: true,
});
