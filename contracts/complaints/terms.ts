import { z } from 'zod';
import { bilingual, id } from '../kernel/index.ts';

/** `chat`: written in a conversation with somebody here. */
export const channel = z.enum(['portal', 'phone', 'chat', 'counter', 'letter', 'regulator', 'ledger']);
export type Channel = z.infer<typeof channel>;

export const severity = z.enum(['minor', 'normal', 'serious', 'safety']);
export type Severity = z.infer<typeof severity>;

/** Lodged in the usual way, found by ourselves, or one of many with one cause. */
export const complaintKind = z.enum(['routine', 'latent', 'concentrated']);
export type ComplaintKind = z.infer<typeof complaintKind>;

export const complaintState = z.enum(['lodged', 'acknowledged', 'answered', 'closed']);
export type ComplaintState = z.infer<typeof complaintState>;

export const validity = z.enum(['upheld', 'partly-upheld', 'not-upheld']);
export type Validity = z.infer<typeof validity>;

/** A word of the business tree: a product, an area, a cause. Codes are stable; `''` stands for unspecified. */
export const termKind = z.enum(['product', 'area', 'cause']);
export type TermKind = z.infer<typeof termKind>;
export const term = z.object({ kind: termKind, code: z.string(), name: bilingual });
export type Term = z.infer<typeof term>;
/** As the house has it: whose it is, and whether it can still be chosen. */
export const listedTerm = term.extend({
  /** The project whose own it is; null: for every project that has none of its kind. */
  projectId: id.nullable(),
  offered: z.boolean(),
});
export type ListedTerm = z.infer<typeof listedTerm>;

/** What can be chosen for a project: its own, or, where it has none of that kind, those of the house. */
export function termsOf(terms: readonly ListedTerm[], kind: TermKind, projectId: string | null): ListedTerm[] {
  const offered = terms.filter((one) => one.kind === kind && one.offered);
  const own = offered.filter((one) => projectId !== null && one.projectId === projectId);
  return own.length > 0 ? own : offered.filter((one) => one.projectId === null);
}

export const termCode = z.string().trim().min(1).max(80);
