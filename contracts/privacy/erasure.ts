import { z } from 'zod';
import { customer } from '../customers/index.ts';
import { allowance, allowances, endpoint, id, instant, listQuery, page, personal, text } from '../kernel/index.ts';
import { sectionNames } from './person.ts';

export const erasureStates = ['proposed', 'asked', 'withdrawn', 'done'] as const;
export type ErasureState = (typeof erasureStates)[number];
/** Why: the person asked for it, the time for which it is kept is over, or it had been done before a restore. */
export const erasureBases = ['request', 'retention', 'repeated'] as const;

export const erasure = z.object({
  id,
  personId: id,
  customerName: personal('name', z.string()),
  state: z.enum(erasureStates),
  basis: z.enum(erasureBases),
  reason: personal('text', z.string()).nullable(),
  askedAt: instant,
  askedByName: z.string().nullable(),
  decidedAt: instant.nullable(),
  decidedByName: z.string().nullable(),
  /** How many records were emptied, by kind; empty before. */
  erased: z.record(z.string(), z.number().int()),
  version: z.number().int(),
  /** ask, confirm, withdraw. */
  actions: allowances,
});
export type Erasure = z.infer<typeof erasure>;

/** What would be erased, and whether it may be: shown before anyone asks. */
export const erasureOutlook = z.object({
  customer,
  /** Records that hold something personal, by section. */
  holds: z.array(z.object({ section: z.enum(sectionNames), records: z.number().int() })),
  /** When the last duty to keep ends; null where none runs or its end is open. */
  keptUntil: instant.nullable(),
  ask: allowance,
  current: erasure.nullable(),
});
export type ErasureOutlook = z.infer<typeof erasureOutlook>;

export const getErasureOutlook = endpoint({
  id: 'privacy.get-erasure-outlook',
  method: 'GET',
  path: '/customers/:id/erasure',
  need: 'privacy.read',
  params: z.object({ id }),
  reply: erasureOutlook,
});

/** The first of two persons: asks that a customer be erased, and says why. */
export const askErasure = endpoint({
  id: 'privacy.ask-erasure',
  method: 'POST',
  path: '/customers/:id/erasure',
  need: 'privacy.ask-erasure',
  params: z.object({ id }),
  body: z.object({ reason: text(200) }),
  reply: erasure,
  creates: true,
});

const one = z.object({ id });
const version = z.object({ version: z.number().int() });

/** The second person: erases for good. Again it does nothing. */
export const confirmErasure = endpoint({
  id: 'privacy.confirm-erasure',
  method: 'POST',
  path: '/erasures/:id/confirmation',
  need: 'privacy.confirm-erasure',
  params: one,
  body: version,
  reply: erasure,
});

export const withdrawErasure = endpoint({
  id: 'privacy.withdraw-erasure',
  method: 'POST',
  path: '/erasures/:id/withdrawal',
  need: 'privacy.ask-erasure',
  params: one,
  body: version.extend({ reason: text(200) }),
  reply: erasure,
});

export const erasureList = {
  filters: { state: ['eq', 'in'], basis: ['eq'], personId: ['eq'] },
  sorts: ['askedAt'],
  usualSort: '-askedAt',
} as const;

export const listErasures = endpoint({
  id: 'privacy.list-erasures',
  method: 'GET',
  path: '/erasures',
  need: 'privacy.read',
  query: listQuery(erasureList),
  reply: page(erasure),
});
