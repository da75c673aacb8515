import { z } from 'zod';
import { bilingual } from '../kernel/index.ts';

export const channel = z.enum(['portal', 'phone', 'counter', 'letter', 'regulator', 'ledger']);
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
export const termCode = z.string().trim().min(1).max(80);
