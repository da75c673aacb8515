import { z } from 'zod';
import { attachedFile } from '../files/index.ts';
import { allowances, endpoint, event, id, instant, isoDate, personal, text } from '../kernel/index.ts';

/** 上门: on the way, there, and how it ended. `missed`: nobody was there, or it could not be done. */
export const visitState = z.enum(['booked', 'on-the-way', 'arrived', 'done', 'missed', 'cancelled']);
export type VisitState = z.infer<typeof visitState>;
export const visitOutcome = z.enum(['done', 'partly', 'nobody-there', 'refused', 'not-possible']);
export type VisitOutcome = z.infer<typeof visitOutcome>;
/** What shows that somebody was there: a photograph, the customer's signature, or the code that only the customer has. */
export const proofKind = z.enum(['photo', 'signature', 'code']);
export type ProofKind = z.infer<typeof proofKind>;

const minute = z.number().int().min(0).max(1_440);

/** Hours in which a team visits, the same on each day on which its calendar is open, and how many visits it makes in them. */
export const visitWindow = z.object({
  id,
  unitId: id,
  /** Minutes after midnight, where the team works. */
  fromMinute: minute,
  untilMinute: minute,
  capacity: z.number().int().min(1).max(500),
});
export type VisitWindow = z.infer<typeof visitWindow>;

export const visit = z.object({
  id,
  requestId: id,
  requestNumber: z.string(),
  requestTitle: personal('text', z.string()),
  customerName: personal('name', z.string()).nullable(),
  unitId: id,
  personId: id.nullable(),
  personName: z.string().nullable(),
  on: isoDate,
  startsAt: instant,
  endsAt: instant,
  state: visitState,
  note: personal('text', z.string()),
  /** An address is held, and shown to whoever goes there. */
  hasPlace: z.boolean(),
  outcome: visitOutcome.nullable(),
  outcomeText: personal('text', z.string()).nullable(),
  proof: proofKind.nullable(),
  departedAt: instant.nullable(),
  arrivedAt: instant.nullable(),
  endedAt: instant.nullable(),
  rebookedFromId: id.nullable(),
  reason: personal('text', z.string()).nullable(),
  files: z.array(attachedFile),
  version: z.number().int(),
  /** assign, depart, arrive, end, rebook, cancel, see-place. */
  actions: allowances,
});
export type Visit = z.infer<typeof visit>;

const one = z.object({ id });
const version = z.number().int();
const visits = z.object({ visits: z.array(visit) });

/** The hours of a team; `version` counts how often they were set. */
export const teamWindows = z.object({ unitId: id, windows: z.array(visitWindow), version });
export type TeamWindows = z.infer<typeof teamWindows>;

export const listVisitWindows = endpoint({
  id: 'requests.list-visit-windows',
  method: 'GET',
  path: '/visit-windows',
  need: 'requests.read',
  reply: z.object({ teams: z.array(teamWindows) }),
});

/** All windows of a team at once, version 0 the first time; what was booked in one that is left out stays booked. */
export const setVisitWindows = endpoint({
  id: 'requests.set-visit-windows',
  method: 'PUT',
  path: '/visit-windows/:id',
  need: 'requests.assign',
  params: one,
  body: z.object({ windows: z.array(visitWindow.omit({ id: true, unitId: true })).max(24), version }),
  reply: teamWindows,
});

/** The next fourteen days of a team, window by window; a day on which its calendar is closed has none. */
export const listVisitSlots = endpoint({
  id: 'requests.list-visit-slots',
  method: 'GET',
  path: '/visit-slots',
  need: 'requests.read',
  query: z.object({ unitId: id }),
  reply: z.object({
    slots: z.array(z.object({ window: visitWindow, on: isoDate, startsAt: instant, left: z.number().int() })),
  }),
});

const slot = { windowId: id, on: isoDate, personId: id.nullable().default(null) };

/** In a window with room; nobody is in two places at once. */
export const bookVisit = endpoint({
  id: 'requests.book-visit',
  method: 'POST',
  path: '/requests/:id/visits',
  need: 'requests.handle',
  params: one,
  body: z.object({
    ...slot,
    place: z.string().trim().max(200).default(''),
    note: z.string().trim().max(1_000).default(''),
  }),
  reply: visit,
  creates: true,
});

export const listVisitsOfRequest = endpoint({
  id: 'requests.list-visits-of-request',
  method: 'GET',
  path: '/requests/:id/visits',
  need: 'requests.read',
  params: one,
  reply: visits,
});

/** Everything planned for a day, in order of time: of a team, of a person, or of all that one reaches. */
export const getVisitPlan = endpoint({
  id: 'requests.get-visit-plan',
  method: 'GET',
  path: '/visits',
  need: 'requests.read',
  query: z.object({ on: isoDate.optional(), unitId: id.optional(), personId: id.optional() }),
  reply: visits.extend({ on: isoDate }),
});

export const assignVisit = endpoint({
  id: 'requests.assign-visit',
  method: 'PUT',
  path: '/visits/:id/person',
  need: 'requests.handle',
  params: one,
  body: z.object({ personId: id.nullable(), version }),
  reply: visit,
});

export const advanceVisit = endpoint({
  id: 'requests.advance-visit',
  method: 'POST',
  path: '/visits/:id/progress',
  need: 'requests.handle',
  params: one,
  body: z.object({ to: z.enum(['on-the-way', 'arrived']), version }),
  reply: visit,
});

/** Done or partly done asks for proof; a photograph or a signature is a file that the caller has staged. */
export const endVisit = endpoint({
  id: 'requests.end-visit',
  method: 'POST',
  path: '/visits/:id/outcome',
  need: 'requests.handle',
  params: one,
  body: z.object({
    outcome: visitOutcome,
    text: z.string().trim().max(1_000).default(''),
    proof: z
      .union([
        z.object({ kind: proofKind.exclude(['code']), fileId: id }),
        z.object({ kind: z.literal('code'), code: z.string().trim().max(12) }),
      ])
      .nullable()
      .default(null),
    version,
  }),
  reply: visit,
});

/** To another window: the old booking stays as it ended, the new one names it. */
export const rebookVisit = endpoint({
  id: 'requests.rebook-visit',
  method: 'POST',
  path: '/visits/:id/rebooking',
  need: 'requests.handle',
  params: one,
  body: z.object({ ...slot, reason: text(400), version }),
  reply: visit,
});

export const cancelVisit = endpoint({
  id: 'requests.cancel-visit',
  method: 'POST',
  path: '/visits/:id/cancellation',
  need: 'requests.handle',
  params: one,
  body: z.object({ reason: text(400), version }),
  reply: visit,
});

/** Where to go, for whoever goes there or arranges it. */
export const discloseVisitPlace = endpoint({
  id: 'requests.disclose-visit-place',
  method: 'POST',
  path: '/visits/:id/place',
  need: 'requests.handle',
  params: one,
  body: z.object({ reason: text(200).optional() }),
  reply: z.object({ place: z.string() }),
  discloses: true,
});

const about = { requestId: id, projectId: id, unitId: id, personId: id.nullable(), on: isoDate, startsAt: instant };
export const visitBooked = event('visit.booked', 'visit', z.object({ ...about, again: z.boolean() }));
export const visitEnded = event(
  'visit.ended',
  'visit',
  z.object({ ...about, state: visitState.extract(['done', 'missed', 'cancelled']), proof: proofKind.nullable() }),
);
