import { z } from 'zod';
import { bilingual, endpoint, id, personal, text } from '../kernel/index.ts';

/** What a record can be that is found by its number or name. */
export const recordKind = z.enum([
  'complaint',
  'request',
  'customer',
  'person',
  'account',
  'action',
  'root-cause',
  'triage',
  'article',
]);
export type RecordKind = z.infer<typeof recordKind>;

export const hit = z.object({
  kind: recordKind,
  id,
  /** A number, the name of a member of staff, or a customer's name as everyone sees it. */
  label: z.string(),
  /** Words to recognise it by. */
  detail: personal('text', z.string()).nullable(),
  /** Of a member of staff. */
  post: bilingual.nullable(),
  /** The whole of what was asked for, and not its beginning. */
  exact: z.boolean(),
});
export type Hit = z.infer<typeof hit>;

/**
 * Records by number, staff by name, customers by their whole phone number; each kind within what the caller may read of it,
 * exact ones first, at most eight of a kind. In the body, not the address: a phone number must not end up in a log.
 */
export const searchRecords = endpoint({
  id: 'search.records',
  method: 'POST',
  path: '/search',
  need: 'signed-in',
  body: z.object({ text: text(40) }),
  reply: z.object({ hits: z.array(hit) }),
});
