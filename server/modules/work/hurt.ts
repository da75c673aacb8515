import type { InboxKind, Urgency } from '@tongli/contracts/work';

/** What is due hurts by how near its instant is, and within that by who is kept waiting: somebody outside first. */
const byUrgency: Readonly<Record<Urgency, number>> = { breached: 0, pressing: 10, warned: 20, calm: 30 };
const byKind: Readonly<Record<InboxKind, number>> = {
  promise: 0,
  limit: 1,
  arbitration: 2,
  return: 3,
  approval: 4,
  task: 5,
  mention: 6,
};

const step = 100_000_000_000;

/**
 * The place of an item in its person's inbox: the smaller, the higher. Its class (urgency, then kind) times 10^11 plus the
 * second of the epoch at which it is due, or came where nothing is due. It changes only with a warning, a breach or a new due
 * instant, so it is stored, indexed and paged by. The classes stand in migrations/0003_tasks.sql once more.
 */
export function hurtOf({ kind, urgency, at }: { kind: InboxKind; urgency: Urgency; at: Date }): number {
  return (byUrgency[urgency] + byKind[kind]) * step + Math.floor(at.getTime() / 1_000);
}

/** How urgent an item is, read back from its place. */
export function urgencyIn(hurt: number): Urgency {
  const tens = Math.floor(hurt / step / 10);
  return tens === 0 ? 'breached' : tens === 1 ? 'pressing' : tens === 2 ? 'warned' : 'calm';
}
