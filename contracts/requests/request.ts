import { z } from 'zod';
import { customer } from '../customers/index.ts';
import { attachedFile } from '../files/index.ts';
import { allowances, id, instant, personal } from '../kernel/index.ts';
import { limit, namedPerson } from '../work/index.ts';
import { processStep, requestKinds } from './processes.ts';

/** What a customer or a colleague asks for, proposes or thanks for; complaints 投诉 are cases of their own. */
export const askedKind = z.enum(requestKinds).exclude(['complaint']);
export type AskedKind = z.infer<typeof askedKind>;

/** `staff`: by a member of staff for themselves, as most suggestions are. */
export const requestChannel = z.enum(['portal', 'phone', 'chat', 'counter', 'letter', 'staff']);
export type RequestChannel = z.infer<typeof requestChannel>;

export const requestState = z.enum(['open', 'closed']);
export type RequestState = z.infer<typeof requestState>;
export const requestPriority = z.enum(['low', 'normal', 'urgent']);
export type RequestPriority = z.infer<typeof requestPriority>;
/** How it ended: done as asked, taken back by whoever asked, or found to be impossible. */
export const requestOutcome = z.enum(['done', 'withdrawn', 'not-possible']);
export type RequestOutcome = z.infer<typeof requestOutcome>;
/** What became of a suggestion 采纳; only what was decided counts in the adoption rate. */
export const adoption = z.enum(['adopted', 'not-adopted', 'later']);
export type Adoption = z.infer<typeof adoption>;

/** What is entered in forms, by the keys of their fields. */
export const formValues = z.record(
  z.string().max(40),
  z.union([z.string().max(4_000), z.number(), z.array(z.string().max(80)).max(50), z.null()]),
);
/** As replies tell them: typed words are masked. */
const toldValues = z.record(
  z.string(),
  z.union([personal('text', z.string()), z.number(), z.array(z.string()), z.null()]),
);

export const bothWords = z.object({ zh: z.string(), en: z.string() });

export const requestRow = z.object({
  id,
  number: z.string(),
  kind: askedKind,
  state: requestState,
  priority: requestPriority,
  title: personal('text', z.string()),
  customerName: personal('name', z.string()).nullable(),
  channel: requestChannel,
  projectId: id,
  /** Whose it is to answer. */
  unitId: id.nullable(),
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  tags: z.array(z.string()),
  /** Null once closed. */
  step: z.object({ key: z.string(), name: bothWords }).nullable(),
  /** Of the running limits the one that ends first. */
  limit: limit.nullable(),
  lodgedAt: instant,
  closedAt: instant.nullable(),
  outcome: requestOutcome.nullable(),
  adoption: adoption.nullable(),
});
export type RequestRow = z.infer<typeof requestRow>;

/** One stay in a step: a step that was gone back to has several. */
export const stepStay = z.object({
  key: z.string(),
  name: bothWords,
  enteredAt: instant,
  leftAt: instant.nullable(),
  /** Null while it is the current one. */
  ending: z.enum(['done', 'back', 'closed', 'moved']).nullable(),
  ownerName: z.string().nullable(),
  dueAt: instant,
  onTime: z.boolean().nullable(),
  values: toldValues,
  /** Of going back, or of ending before the end. */
  reason: personal('text', z.string()).nullable(),
  byName: z.string().nullable(),
});
export type StepStay = z.infer<typeof stepStay>;

export const requestEntry = z.object({
  id: z.string(),
  at: instant,
  actorName: z.string(),
  /** lodged, assigned, step-done, step-back, limit-warned, limit-breached, priority-set, tagged, noted, files-attached, answered, decided, closed, rated, reopened, visit-… */
  code: z.string(),
  params: z.record(z.string(), z.string()),
  text: personal('text', z.string()).nullable(),
});

export const request = requestRow.extend({
  body: personal('text', z.string()),
  form: toldValues,
  customer: customer.nullable(),
  contactId: id.nullable(),
  lodgedByName: z.string().nullable(),
  /** Null where it runs on no published definition, as suggestions and praise may. */
  version: z.number().int(),
  process: z.object({ versionId: id, version: z.number().int(), name: bothWords }).nullable(),
  /** The path as its version has it, with what is asked at each step. */
  steps: z.array(processStep),
  stays: z.array(stepStay),
  limits: z.array(limit),
  answer: personal('text', z.string()).nullable(),
  adoptionReason: personal('text', z.string()).nullable(),
  closeReason: personal('text', z.string()).nullable(),
  /** 1 very dissatisfied … 5 very satisfied: the customer's last word. */
  satisfaction: z.number().int().nullable(),
  firstClosedAt: instant.nullable(),
  reopenCount: z.number().int(),
  erasedAt: instant.nullable(),
  files: z.array(attachedFile),
  timeline: z.array(requestEntry),
  watchers: z.array(namedPerson),
  watching: z.boolean(),
  /** assign, record-step, go-back, answer, decide, close, reopen, set-priority, tag, note, attach, watch. */
  actions: allowances,
});
export type Request = z.infer<typeof request>;

/** What whoever asked sees behind the signed link. */
export const followedRequest = z.object({
  number: z.string(),
  kind: askedKind,
  state: requestState,
  title: personal('text', z.string()),
  text: personal('text', z.string()),
  lodgedAt: instant,
  closedAt: instant.nullable(),
  /** In plain words: the step at which it is. */
  step: bothWords.nullable(),
  answer: personal('text', z.string()).nullable(),
  outcome: requestOutcome.nullable(),
  adoption: adoption.nullable(),
  /** By when it is to be done at the latest; null once it is, and where nothing was promised. */
  dueAt: instant.nullable(),
  overdue: z.boolean(),
  /** 1 to 5, as they said; null until they did. */
  satisfaction: z.number().int().nullable(),
  mayRate: z.boolean(),
  visits: z.array(
    z.object({
      startsAt: instant,
      endsAt: instant,
      state: z.string(),
      /** Told to whoever comes, once they are done. */ code: z.string(),
    }),
  ),
  zone: z.string(),
});
export type FollowedRequest = z.infer<typeof followedRequest>;
