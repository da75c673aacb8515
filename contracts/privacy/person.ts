import { z } from 'zod';
import { endpoint, id, instant, text } from '../kernel/index.ts';

/** What a module holds on one person comes in sections; words for both stand in the client's catalogues. */
export const sectionNames = ['identity', 'complaints', 'requests', 'contacts', 'surveys', 'cohorts', 'files'] as const;
export const factNames = [
  'name',
  'phone',
  'email',
  'known-since',
  'lodged-at',
  'channel',
  'state',
  'product',
  'area',
  'cause',
  'facts',
  'demand',
  'answer',
  'answered-at',
  'closed-at',
  'validity',
  'history',
  'message',
  'note',
  'started-at',
  'step',
  'media-type',
  'bytes',
  'at',
] as const;
export type FactName = (typeof factNames)[number];

/** In clear. `on` is when it came to be known, where that is told; `code` is a word of the house, not of a person. */
export const personFact = z.object({
  name: z.enum(factNames),
  kind: z.enum(['text', 'instant', 'code']),
  value: z.string(),
  at: instant.nullable(),
});
export type PersonFact = z.infer<typeof personFact>;

export const personRecord = z.object({ title: z.string(), facts: z.array(personFact) });
export const personSection = z.object({ section: z.enum(sectionNames), records: z.array(personRecord) });
export type PersonRecord = z.infer<typeof personRecord>;
export type PersonSection = z.infer<typeof personSection>;

/** Who took it out, when and by which request: printed on every page, and the same as in the audit trail. */
export const watermark = z.object({ madeAt: instant, byName: z.string(), requestId: z.string() });
export type Watermark = z.infer<typeof watermark>;

export const personDocument = z.object({
  format: z.literal('tongli-person/1'),
  personId: id,
  reason: z.string(),
  watermark,
  sections: z.array(personSection),
});
export type PersonDocument = z.infer<typeof personDocument>;

/** Everything that is held on a customer, in clear, for the customer; asks why, and leaves a trace. */
export const exportPerson = endpoint({
  id: 'customers.export-person',
  method: 'POST',
  path: '/customers/:id/export',
  need: 'customers.export-person',
  params: z.object({ id }),
  body: z.object({ reason: text(200) }),
  reply: personDocument,
  discloses: true,
});
