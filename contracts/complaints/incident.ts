import { z } from 'zod';
import { allowances, bilingual, countedPage, endpoint, event, id, instant, listQuery, text } from '../kernel/index.ts';
import { complaintState, termCode } from './terms.ts';

const one = z.object({ id });
const version = z.int();
const words = z.object({ zh: text(2_000), en: text(2_000) });

export const incidentState = z.enum(['open', 'closed']);
export type IncidentState = z.infer<typeof incidentState>;

export const incidentRow = z.object({
  id,
  number: z.string(),
  state: incidentState,
  product: z.string(),
  area: z.string(),
  /** The beginning of the burst, and the instant at which it was found. */
  startedAt: instant,
  foundAt: instant,
  closedAt: instant.nullable(),
  /** Cases of the burst when it was found, and how many were to be expected. */
  observed: z.int(),
  expected: z.number(),
  cases: z.int(),
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  /** Handed over to a leader who has not ended it yet. */
  inCrisis: z.boolean(),
});
export type IncidentRow = z.infer<typeof incidentRow>;

export const incidentCase = z.object({
  complaintId: id,
  number: z.string(),
  state: complaintState,
  lodgedAt: instant,
  how: z.enum(['gathered', 'added']),
  removedAt: instant.nullable(),
});
export type IncidentCase = z.infer<typeof incidentCase>;

export const incident = incidentRow.extend({
  /** Natural logarithm of how likely so many cases were by chance. */
  logProbability: z.number().nullable(),
  wording: bilingual.nullable(),
  wordingByName: z.string().nullable(),
  wordingApprovedByName: z.string().nullable(),
  cause: z.string().nullable(),
  closing: bilingual.nullable(),
  members: z.array(incidentCase),
  intervals: z.array(z.object({ at: instant, observed: z.int(), expected: z.number() })),
  version,
  actions: allowances,
});
export type Incident = z.infer<typeof incident>;

export const incidentList = {
  filters: { state: ['eq'], product: ['eq'], area: ['eq'], startedAt: ['gte', 'lte'] },
  sorts: ['startedAt'],
  usualSort: '-startedAt',
  counted: true,
} as const;

export const listIncidents = endpoint({
  id: 'complaints.list-incidents',
  method: 'GET',
  path: '/complaint-incidents',
  need: 'complaints.read',
  query: listQuery(incidentList),
  reply: countedPage(incidentRow),
});

export const getIncident = endpoint({
  id: 'complaints.get-incident',
  method: 'GET',
  path: '/complaint-incidents/:id',
  need: 'complaints.read',
  params: one,
  reply: incident,
});

/** The incident that a case belongs to, with what is agreed to be said; null where there is none. */
export const getIncidentOfCase = endpoint({
  id: 'complaints.get-incident-of-case',
  method: 'GET',
  path: '/complaints/:id/incident',
  need: 'complaints.read',
  params: one,
  reply: z.object({ incident: incident.nullable() }),
});

export const takeIncident = endpoint({
  id: 'complaints.take-incident',
  method: 'POST',
  path: '/complaint-incidents/:id/owner',
  need: 'complaints.handle',
  params: one,
  body: z.object({ version }),
  reply: incident,
});

/** What everybody says of it. Whoever writes it does not approve it; what is changed must be approved again. */
export const setIncidentWording = endpoint({
  id: 'complaints.set-incident-wording',
  method: 'PUT',
  path: '/complaint-incidents/:id/wording',
  need: 'complaints.handle',
  params: one,
  body: z.object({ wording: words, version }),
  reply: incident,
});

export const approveIncidentWording = endpoint({
  id: 'complaints.approve-incident-wording',
  method: 'POST',
  path: '/complaint-incidents/:id/wording/approval',
  need: 'complaints.handle',
  params: one,
  body: z.object({ version }),
  reply: incident,
});

export const addIncidentCase = endpoint({
  id: 'complaints.add-incident-case',
  method: 'POST',
  path: '/complaint-incidents/:id/cases',
  need: 'complaints.handle',
  params: one,
  body: z.object({ complaintNumber: z.string().trim().min(1).max(40) }),
  reply: incident,
});

/** Undoes the gathering of one case; it is not gathered again. */
export const removeIncidentCase = endpoint({
  id: 'complaints.remove-incident-case',
  method: 'DELETE',
  path: '/complaint-incidents/:id/cases/:complaintId',
  need: 'complaints.handle',
  params: z.object({ id, complaintId: id }),
  reply: incident,
});

/** With its cause, and what all are told. */
export const closeIncident = endpoint({
  id: 'complaints.close-incident',
  method: 'POST',
  path: '/complaint-incidents/:id/closure',
  need: 'complaints.handle',
  params: one,
  body: z.object({ cause: termCode, message: words, version }),
  reply: incident,
});

const key = { projectId: id, number: z.string(), product: z.string(), area: z.string() };

export const incidentOpened = event(
  'incident.opened',
  'incident',
  z.object({ ...key, observed: z.int(), expected: z.number(), startedAt: instant }),
);

export const incidentWordingApproved = event(
  'incident.wording_approved',
  'incident',
  z.object({ ...key, wording: words }),
);

export const incidentClosed = event(
  'incident.closed',
  'incident',
  z.object({ ...key, cause: z.string(), cases: z.int(), message: words }),
);
