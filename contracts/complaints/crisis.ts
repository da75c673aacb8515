import { z } from 'zod';
import { endpoint, event, id, instant, personal, text } from '../kernel/index.ts';
import { incident } from './incident.ts';

/** How far it reaches: the centre can carry it, the company must act, or the public and the authorities look on. */
export const crisisLevel = z.enum(['centre', 'company', 'public']);
export type CrisisLevel = z.infer<typeof crisisLevel>;

/** Minutes by the clock on the wall, not working time: a crisis does not wait for the morning. */
export const crisisTakeMinutes = 30;

export const crisis = z.object({
  id,
  level: crisisLevel,
  leaderId: id,
  leaderName: z.string().nullable(),
  handedAt: instant,
  takeBy: instant,
  takenAt: instant.nullable(),
  endedAt: instant.nullable(),
  outcome: personal('text', z.string()).nullable(),
  /** Oldest first. */
  log: z.array(
    z.object({
      id: z.string(),
      at: instant,
      byName: z.string().nullable(),
      code: z.enum(['handed-over', 'passed-on', 'taken', 'noted', 'ended']),
      text: personal('text', z.string()),
    }),
  ),
});
export type Crisis = z.infer<typeof crisis>;

const one = z.object({ id });

/** Of an incident, the latest first: at most one of them runs. */
export const listCrises = endpoint({
  id: 'complaints.list-crises',
  method: 'GET',
  path: '/complaint-incidents/:id/crises',
  need: 'complaints.read',
  params: one,
  reply: z.object({ crises: z.array(crisis) }),
});

/** To whoever leads the crisis from now on; while one runs, to another leader. The incident is theirs. */
export const handOverCrisis = endpoint({
  id: 'complaints.hand-over-crisis',
  method: 'POST',
  path: '/complaint-incidents/:id/crises',
  need: 'complaints.assign',
  params: one,
  body: z.object({ level: crisisLevel, leaderId: id, reason: text(1_000), version: z.int() }),
  reply: incident,
});

export const takeCrisis = endpoint({
  id: 'complaints.take-crisis',
  method: 'POST',
  path: '/complaint-incidents/:id/crises/taking',
  need: 'complaints.read',
  params: one,
  body: z.object({ version: z.int() }),
  reply: incident,
});

export const noteCrisis = endpoint({
  id: 'complaints.note-crisis',
  method: 'POST',
  path: '/complaint-incidents/:id/crises/notes',
  need: 'complaints.read',
  params: one,
  body: z.object({ text: text(2_000) }),
  reply: incident,
});

/** Back to complaint handling, with what came of it. */
export const endCrisis = endpoint({
  id: 'complaints.end-crisis',
  method: 'POST',
  path: '/complaint-incidents/:id/crises/end',
  need: 'complaints.read',
  params: one,
  body: z.object({ outcome: text(2_000), version: z.int() }),
  reply: incident,
});

const about = { projectId: id, number: z.string(), level: crisisLevel, leaderId: id };

export const crisisHandedOver = event('incident.crisis-handed-over', 'incident', z.object(about));
export const crisisEnded = event('incident.crisis-ended', 'incident', z.object(about));
