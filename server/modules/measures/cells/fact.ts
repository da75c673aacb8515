import { createHash } from 'node:crypto';
import type { IsoDate } from '@tongli/calendar';
import type { Measure } from '../catalogue/index.ts';

/** By what a fact is counted, as it was at that moment. `''` and null: not specified, or not applicable. */
export interface Dimensions {
  readonly projectId: string;
  readonly unitId: string | null;
  readonly personId: string | null;
  readonly queueId: string | null;
  readonly product: string;
  readonly area: string;
  readonly cause: string;
  readonly channel: string;
  readonly kind: string;
  readonly step: string;
}

/** An instant in the life of a subject from which later ones are measured. */
export type Mark = 'lodged' | 'respond-by' | 'acknowledged' | 'answered';

/** So much of a measure: 1 where nothing else is said. */
export interface Counted {
  readonly measure: Measure;
  readonly value?: number;
  /** The hours since that mark. */
  readonly hoursSince?: Mark;
  /** 1 where it happened by that mark, else 0. */
  readonly by?: Mark;
}

/**
 * What a flow makes of an event: what is known from then on, and what is counted. Facts of one subject come in their order.
 */
export interface MeasuredFact {
  /** Null: counted and not remembered; then it can never be corrected, and no case stands behind the number. */
  readonly subject: { readonly type: string; readonly id: string } | null;
  readonly at: Date;
  /** The business date, where the event says it; else that of `at`. */
  readonly day?: IsoDate;
  readonly know?: Partial<Omit<Dimensions, 'projectId'>> & {
    /** Null in events from before there were several: they belong to the first. */
    readonly projectId?: string | null;
    readonly number?: string;
  };
  /** It was of another product and area all along: whatever was counted of it moves. */
  readonly corrects?: { readonly product: string; readonly area: string };
  /** The first of each stands. */
  readonly marks?: Partial<Record<Mark, Date>>;
  /** Counted only the first time that a fact of this subject says so. */
  readonly once?: string;
  /** Counted only where this mark is known. */
  readonly needs?: Mark;
  /** Counted once while any of these stands, where `beside` was counted; taken back when none does any more. */
  readonly among?: { readonly key: string; readonly id: string; readonly stands: boolean; readonly beside: Measure };
  readonly counts?: readonly Counted[];
  /** What the queue was held to. */
  readonly rule?: { readonly withinSeconds: number; readonly shortSeconds: number };
}

const slotMs = 15 * 60_000;

/** The beginning of the quarter of an hour of UTC. */
export const slotOf = (at: Date): number => Math.floor(at.getTime() / slotMs) * slotMs;

const order = [
  'projectId',
  'unitId',
  'personId',
  'queueId',
  'product',
  'area',
  'cause',
  'channel',
  'kind',
  'step',
] as const satisfies readonly (keyof Dimensions)[];

const known = new WeakMap<Dimensions, string>();

/** Of slices there are some thousands, and facts are of the same ones again and again. */
const mostKept = 20_000;
const kept = new Map<string, string>();

/** Made of the dimensions alone, so that it is the same in every process and in every recount. */
export function sliceId(dimensions: Dimensions): string {
  const asked = known.get(dimensions);
  if (asked !== undefined) return asked;
  const text = JSON.stringify(order.map((key) => dimensions[key]));
  const id = kept.get(text) ?? hashed(text);
  if (kept.size >= mostKept) kept.clear();
  kept.set(text, id);
  // What one fact adds is of one slice, and asks for it again and again.
  known.set(dimensions, id);
  return id;
}

function hashed(text: string): string {
  const hex = createHash('md5').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
