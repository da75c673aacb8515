import { z } from 'zod';
import { identity } from '../customers/index.ts';
import { allowances, countedPage, endpoint, event, id, instant, listQuery, personal, text } from '../kernel/index.ts';
import { letterLanguage } from './letters.ts';
import { complaintState } from './terms.ts';

/** Whoever acts for more has the matter of an incident, which is worded and closed in other ways. */
export const mostOfGroup = 200;
export const mostAddedAtOnce = 50;

const one = z.object({ id });

export const groupState = z.enum(['open', 'dissolved']);
export type GroupState = z.infer<typeof groupState>;

/** One complainant's case. The master is the first of them. */
export const groupMember = z.object({
  complaintId: id,
  number: z.string(),
  state: complaintState,
  customerName: personal('name', z.string()).nullable(),
  lodgedAt: instant,
  isMaster: z.boolean(),
  isSpokesperson: z.boolean(),
  /** Why this one is decided on alone; null: as the others are. */
  exception: z.object({ reason: personal('text', z.string()), at: instant, byName: z.string() }).nullable(),
});
export type GroupMember = z.infer<typeof groupMember>;

export const complaintGroup = z.object({
  masterId: id,
  number: z.string(),
  state: groupState,
  matter: personal('text', z.string()),
  masterState: complaintState,
  ownerName: z.string().nullable(),
  formedAt: instant,
  formedByName: z.string(),
  /** When one decision was given to all. */
  decidedAt: instant.nullable(),
  members: z.array(groupMember),
  version: z.int(),
  /** add, speak, except, decide, write, dissolve. */
  actions: allowances,
});
export type ComplaintGroup = z.infer<typeof complaintGroup>;

const reply = z.object({ group: complaintGroup.nullable(), actions: allowances });
export type GroupOfCase = z.infer<typeof reply>;

/** The group that a case leads or belongs to, and whether one can be formed around it. */
export const getComplaintGroup = endpoint({
  id: 'complaints.get-group',
  method: 'GET',
  path: '/complaints/:id/group',
  need: 'complaints.read',
  params: one,
  reply,
});

/** The case leads from now on; those who follow it already belong to it. */
export const formComplaintGroup = endpoint({
  id: 'complaints.form-group',
  method: 'POST',
  path: '/complaints/:id/group',
  need: 'complaints.handle',
  params: one,
  body: z.object({ matter: text(200) }),
  reply,
});

/** A case that is there already, by its number. */
export const addToComplaintGroup = endpoint({
  id: 'complaints.add-to-group',
  method: 'POST',
  path: '/complaints/:id/group/members',
  need: 'complaints.handle',
  params: one,
  body: z.object({ complaintNumber: z.string().trim().min(1).max(40) }),
  reply,
});

/** Those who signed: a case of their own is lodged for each, with the product, area and severity of the master. */
export const addComplainants = endpoint({
  id: 'complaints.add-complainants',
  method: 'POST',
  path: '/complaints/:id/group/complainants',
  need: 'complaints.handle',
  params: one,
  body: z.object({
    complainants: z.array(identity).min(1).max(mostAddedAtOnce),
    facts: text(4_000),
    demand: text(2_000),
  }),
  reply,
  creates: true,
});

export const setSpokesperson = endpoint({
  id: 'complaints.set-spokesperson',
  method: 'PUT',
  path: '/complaints/:id/group/spokesperson',
  need: 'complaints.handle',
  params: one,
  body: z.object({ complaintId: id, version: z.int() }),
  reply,
});

/** Decided on alone, with a reason; null: as the others are. */
export const exceptFromGroup = endpoint({
  id: 'complaints.except-from-group',
  method: 'PUT',
  path: '/complaints/:id/group/members/:memberId/exception',
  need: 'complaints.handle',
  params: z.object({ id, memberId: id }),
  body: z.object({ reason: text(400).nullable() }),
  reply,
});

/** Places such as `{customer}` and `{number}` are filled for each of them; the names of one must not reach another. */
const jointText = text(4_000);

/** One answer to all who are not excepted, each in a letter of their own. Whoever is not acknowledged yet is acknowledged by it. */
export const decideForGroup = endpoint({
  id: 'complaints.decide-for-group',
  method: 'POST',
  path: '/complaints/:id/group/decision',
  need: 'complaints.handle',
  params: one,
  body: z.object({ text: jointText, version: z.int() }),
  reply: reply.extend({ answered: z.int(), left: z.int() }),
});

/** A letter to all of them, excepted ones too. */
export const writeToGroup = endpoint({
  id: 'complaints.write-to-group',
  method: 'POST',
  path: '/complaints/:id/group/letters',
  need: 'complaints.handle',
  params: one,
  body: z.object({
    templateId: id,
    templateVersion: z.int(),
    language: letterLanguage,
    subject: text(120),
    body: jointText,
  }),
  reply: z.object({ sent: z.int() }),
  creates: true,
});

/** Each case goes on by itself. */
export const dissolveComplaintGroup = endpoint({
  id: 'complaints.dissolve-group',
  method: 'POST',
  path: '/complaints/:id/group/dissolution',
  need: 'complaints.handle',
  params: one,
  body: z.object({ reason: text(400) }),
  reply,
});

export const groupRow = complaintGroup
  .pick({ masterId: true, number: true, state: true, matter: true, masterState: true, ownerName: true, formedAt: true })
  .extend({ complainants: z.int(), excepted: z.int() });
export type GroupRow = z.infer<typeof groupRow>;

export const groupList = {
  filters: { state: ['eq'], formedAt: ['gte', 'lte'] },
  sorts: ['formedAt'],
  usualSort: '-formedAt',
  counted: true,
} as const;

export const listComplaintGroups = endpoint({
  id: 'complaints.list-groups',
  method: 'GET',
  path: '/complaint-groups',
  need: 'complaints.read',
  query: listQuery(groupList),
  reply: countedPage(groupRow),
});

/** Several complainants are led as one. */
export const complaintGroupFormed = event(
  'complaint.group_formed',
  'complaint',
  z.object({ projectId: id, number: z.string(), members: z.int() }),
);

/** One decision was given to so many at once; some were left to be decided on alone. */
export const complaintGroupDecided = event(
  'complaint.group_decided',
  'complaint',
  z.object({ projectId: id, number: z.string(), answered: z.int(), left: z.int() }),
);
