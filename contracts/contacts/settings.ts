import { z } from 'zod';
import { bilingual, endpoint, id } from '../kernel/index.ts';
import { code, nameInput, version } from '../org/terms.ts';
import { queueTargets } from './targets.ts';

/** Why somebody is not ready. `mostMinutes`: beyond it a leader is told. */
const reasonShape = {
  code,
  paid: z.boolean(),
  mostMinutes: z.number().int().min(1).max(720).nullable(),
  retired: z.boolean(),
};
export const notReadyReason = z.object({ ...reasonShape, name: bilingual });
export type NotReadyReason = z.infer<typeof notReadyReason>;

/** What a contact was about. `projectId` null: of every project. `firstLine`: an agent can resolve it without handing it on. */
const codeShape = { code, projectId: id.nullable(), firstLine: z.boolean().default(true), retired: z.boolean() };
export const wrapUpCode = z.object({ ...codeShape, name: bilingual });
export type WrapUpCode = z.infer<typeof wrapUpCode>;

/** How many of each an agent can have at a time, and how many chats beside a call. */
export const concurrency = z.object({
  voice: z.number().int().min(0).max(1),
  chat: z.number().int().min(0).max(8),
  chatBesideVoice: z.number().int().min(0).max(8),
});

/** A site by its origin: `https://www.example.com`, or `https://*.example.com` for all below it. */
export const siteOrigin = z
  .string()
  .regex(/^https?:\/\/(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/)
  .max(200);

export const contactSettings = z.object({
  concurrency,
  /** Of queues that have none of their own. */
  targets: queueTargets,
  /** How long a customer is told "reconnecting" before somebody else gets the contact. */
  graceSeconds: z.number().int().min(5).max(300),
  /** What one point of priority is worth in waiting. */
  ageingSeconds: z.number().int().min(1).max(3_600),
  /** How long one ring lasts, pause included; null: 5. */
  ringCycleSeconds: z.number().min(1).max(20).nullable().optional(),
  /** For how many days what was said in calls is kept; null: 180. */
  recordingDays: z.number().int().min(1).max(3_650).nullable().optional(),
  /** Agents see that a leader listens to their call; without it they do not. */
  showsListeners: z.boolean().optional(),
  /** Sites that may show our chat within their pages; without it none. */
  widgetOrigins: z.array(siteOrigin).max(50).optional(),
});
export type ContactSettings = z.infer<typeof contactSettings>;

const all = z.object({
  settings: contactSettings,
  reasons: z.array(notReadyReason),
  codes: z.array(wrapUpCode),
  version: z.number().int(),
});

export const getContactSettings = endpoint({
  id: 'contacts.get-settings',
  method: 'GET',
  path: '/contact-settings',
  need: 'contacts.read',
  reply: all,
});

/** What is left out of a list and was in use is retired, not forgotten. */
export const setContactSettings = endpoint({
  id: 'contacts.set-settings',
  method: 'PUT',
  path: '/contact-settings',
  need: 'contacts.configure',
  body: z.object({
    settings: contactSettings,
    reasons: z.array(z.object({ ...reasonShape, name: nameInput })).max(100),
    codes: z.array(z.object({ ...codeShape, name: nameInput })).max(500),
    version,
  }),
  reply: all,
});
