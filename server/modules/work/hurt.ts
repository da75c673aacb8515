import type { InboxKind, Urgency } from '@tongli/contracts/work';

/** What is due hurts by how near its instant is. */
const byUrgency: Readonly<Record<Urgency, number>> = { breached: 0, pressing: 10, warned: 20, calm: 30 };

/** What runs out at no instant comes after what does: somebody waits for an approval, nobody for a mention. */
const undated: Readonly<Partial<Record<InboxKind, number>>> = { approval: 4, mention: 6 };

export interface Hurting {
  readonly kind: InboxKind;
  readonly urgency: Urgency;
  readonly at: Date;
  /** Whether `at` is an instant at which it runs out. */
  readonly dated?: boolean;
}

/** Of what is over its instant a promise goes first, since somebody outside waits; what still runs stands by its instant alone. */
const withinUrgency = ({ kind, urgency, dated = undated[kind] === undefined }: Hurting): number =>
  dated ? (kind === 'promise' && urgency === 'breached' ? 0 : 1) : (undated[kind] ?? 1);

const step = 100_000_000_000;

/**
 * The place of an item in its person's inbox: the smaller, the higher. Its class times 10^11 plus the
 * second of the epoch at which it is due, or came where nothing is due. It changes only with a warning, a breach or a new due
 * instant, so it is stored, indexed and paged by. The classes stand in migrations/0006_order.sql once more.
 */
export function hurtOf(what: Hurting): number {
  return (byUrgency[what.urgency] + withinUrgency(what)) * step + Math.floor(what.at.getTime() / 1_000);
}

/** How urgent an item is, read back from its place. */
export function urgencyIn(hurt: number): Urgency {
  const tens = Math.floor(hurt / step / 10);
  return tens === 0 ? 'breached' : tens === 1 ? 'pressing' : tens === 2 ? 'warned' : 'calm';
}
