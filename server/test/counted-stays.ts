import type { StayFact } from '@tongli/contracts/contacts';
import { countsOf } from '../flows/measured/contacts.ts';
import { nothingKnown, sliceId, tally } from '../modules/measures/index.ts';

/** A contact in one queue as a plain log has it; times in seconds. */
export interface LoggedStay {
  readonly day: string;
  readonly entered_at: Date;
  readonly project_id: string;
  readonly unit_id: string;
  readonly person_id: string | null;
  readonly queue_id: string;
  readonly channel: string;
  readonly answered: boolean;
  readonly transferred: boolean;
  readonly wait: number;
  readonly talk: number;
  readonly hold: number;
  readonly wrap: number;
}

const stayOf = (one: LoggedStay): StayFact => ({
  ...{ queueId: one.queue_id, agentId: one.person_id, unitId: one.unit_id, enteredAt: one.entered_at.toISOString() },
  ...{ outcome: one.answered ? 'answered' : 'abandoned', withinSeconds: 20, shortSeconds: 5 },
  ...{ waitMs: one.wait * 1_000, talkMs: one.talk * 1_000, holdMs: one.hold * 1_000, wrapUpMs: one.wrap * 1_000 },
  ...{ offers: 0, ringMs: 0, transferred: one.transferred },
});

/** What the product's own rules make of a part of the log, by cell. */
export function countedStays(log: readonly LoggedStay[]): Map<string, string> {
  const cells = new Map<string, { count: number; sum: number }>();
  for (const one of log) {
    const { project_id: projectId, unit_id: unitId, person_id: personId, queue_id: queueId, channel } = one;
    const know = { projectId, unitId, personId, queueId, channel };
    const counts = [{ measure: 'contacts' as const }, ...countsOf(stayOf(one))];
    const { additions } = tally(nothingKnown(projectId), { subject: null, at: one.entered_at, know, counts }, one.day);
    for (const { measure, slot, day, dimensions, value } of additions) {
      const key = `${measure} ${new Date(slot).toISOString()} ${day} ${sliceId(dimensions)}`;
      const { count, sum } = cells.get(key) ?? { count: 0, sum: 0 };
      cells.set(key, { count: count + 1, sum: sum + value });
    }
  }
  return new Map([...cells].map(([key, { count, sum }]) => [key, `${count} ${sum}`]));
}
