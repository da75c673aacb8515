import type { Span } from '../../ui/spc/address.ts';

/** What the page counts: a period, and one product or area or all. */
export interface Slice extends Span {
  readonly product: string;
  readonly area: string;
}
