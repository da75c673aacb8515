import { z } from 'zod';
import { bilingual, endpoint, id, isoDate, text } from '../kernel/index.ts';

/** Minutes from local midnight; a lunch break is the gap between two windows. */
export const workingWindow = z.object({
  startMinute: z.number().int().min(0).max(1_440),
  endMinute: z.number().int().min(0).max(1_440),
});

export const specialDay = z.object({
  date: isoDate,
  kind: z.enum(['closed', 'open']),
  name: bilingual,
  windows: z.array(workingWindow).max(8).optional(),
  /** Taken from solar and lunar dates because the year has not been announced. */
  provisional: z.literal(true).optional(),
});
export type SpecialDayRow = z.infer<typeof specialDay>;

export const calendar = z.object({
  id,
  code: z.string(),
  name: bilingual,
  zone: z.string(),
  /** Monday first. */
  week: z.array(z.array(workingWindow).max(8)).length(7),
  special: z.array(specialDay),
  version: z.number().int(),
});
export type Calendar = z.infer<typeof calendar>;

export const listCalendars = endpoint({
  id: 'org.list-calendars',
  method: 'GET',
  path: '/calendars',
  need: 'org.read',
  reply: z.object({ calendars: z.array(calendar) }),
});

/** Running limits keep the time that they were promised with; the change counts for limits that start afterwards. */
export const changeCalendar = endpoint({
  id: 'org.change-calendar',
  method: 'PUT',
  path: '/calendars/:id',
  need: 'org.administer',
  params: z.object({ id }),
  body: z.object({
    name: z.object({ zh: text(40), en: text(80) }),
    week: z.array(z.array(workingWindow).max(8)).length(7),
    special: z.array(specialDay).max(2_000),
    version: z.number().int(),
  }),
  reply: calendar,
});
