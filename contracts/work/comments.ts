import { z } from 'zod';
import { endpoint, event, id, instant, personal } from '../kernel/index.ts';

const one = z.object({ id });

/** A piece of a comment: words, or a mention of a person, whose name then is the text. */
export const commentPart = z.object({ text: personal('text', z.string()), personId: id.nullable() });
export type CommentPart = z.infer<typeof commentPart>;

export const comment = z.object({
  id,
  at: instant,
  authorId: id,
  authorName: z.string(),
  parts: z.array(commentPart),
});
export type Comment = z.infer<typeof comment>;

const said = z.object({
  parts: z
    .array(z.object({ text: z.string().max(4_000).default(''), personId: id.nullable().default(null) }))
    .min(1)
    .max(60),
});
const thread = z.object({ comments: z.array(comment) });

/** Oldest first. */
export const listTaskComments = endpoint({
  id: 'work.list-task-comments',
  method: 'GET',
  path: '/tasks/:id/comments',
  need: 'work.read',
  params: one,
  reply: thread,
});

export const commentTask = endpoint({
  id: 'work.comment-task',
  method: 'POST',
  path: '/tasks/:id/comments',
  need: 'work.act',
  params: one,
  body: said,
  reply: comment,
  creates: true,
});

export const listApprovalComments = endpoint({
  id: 'work.list-approval-comments',
  method: 'GET',
  path: '/approvals/:id/comments',
  need: 'work.read',
  params: one,
  reply: thread,
});

export const commentApproval = endpoint({
  id: 'work.comment-approval',
  method: 'POST',
  path: '/approvals/:id/comments',
  need: 'work.act',
  params: one,
  body: said,
  reply: comment,
  creates: true,
});

/** The subject is what was commented on. */
export const commentAdded = event(
  'comment.added',
  'comment',
  z.object({ subjectType: z.string(), authorId: id, mentioned: z.array(id) }),
);
