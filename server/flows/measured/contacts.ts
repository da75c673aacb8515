import { agentDaysCounted, contactClosed, type StayFact } from '@tongli/contracts/contacts';
import type { PayloadOf } from '@tongli/contracts/kernel';
import { firstContactsCounted } from '@tongli/contracts/measures';
import type { Counted, Measure, MeasuredFact } from '../../modules/measures/index.ts';
import { mapping } from '../../platform/events/flow.ts';

const outcomes = {
  answered: 'contacts-answered',
  abandoned: 'contacts-abandoned',
  overflowed: 'contacts-overflowed',
  refused: 'contacts-refused',
  callback: 'contacts-called-back',
  voicemail: 'contacts-voicemail',
  selfService: 'contacts-self-served',
} as const satisfies Record<string, Measure>;

const onlyIf = (condition: boolean, measure: Measure): Counted[] => (condition ? [{ measure }] : []);
const seconds = (measure: Measure, milliseconds: number): Counted => ({ measure, value: milliseconds / 1_000 });

/** One second of sound and four of silence. */
const usualRingSeconds = 5;

/** A short abandonment is one before the cut; in time is within, its end included. */
export function countsOf(stay: StayFact): Counted[] {
  const { outcome, waitMs, withinSeconds, shortSeconds } = stay;
  if (outcome === null) return [];
  const inTime = waitMs <= withinSeconds * 1_000;
  const ringing = [
    { measure: 'offers', value: stay.offers } as const,
    seconds('ring-seconds', stay.ringMs),
    seconds('ring-cycles', stay.ringMs / (stay.ringCycleSeconds ?? usualRingSeconds)),
  ];
  const handling = [
    seconds('talk-seconds', stay.talkMs),
    seconds('hold-seconds', stay.holdMs),
    seconds('wrap-up-seconds', stay.wrapUpMs),
    ...onlyIf(stay.transferred, 'contacts-transferred'),
  ];
  const waiting =
    outcome === 'answered'
      ? [seconds('answer-seconds', waitMs), ...onlyIf(inTime, 'contacts-answered-within'), ...handling]
      : [seconds('lost-seconds', waitMs)];
  const givenUp = outcome === 'abandoned';
  return [
    { measure: outcomes[outcome] },
    ...waiting,
    ...onlyIf(givenUp && inTime, 'contacts-abandoned-within'),
    ...onlyIf(givenUp && waitMs < shortSeconds * 1_000, 'contacts-abandoned-short'),
    ...ringing,
  ];
}

/** Never corrected, and many: counted without being remembered. */
const unremembered = (fact: Omit<MeasuredFact, 'subject'>): MeasuredFact => ({ subject: null, ...fact });

type AgentDay = PayloadOf<typeof agentDaysCounted>['agents'][number];

/** The time not ready stands with its reasons, and what of it has none with none; all else is told apart by no reason. */
export function countsOfDay({ signedInMs, notReadyMs, busyMs, idleMs, byReason = {}, offers, notTaken }: AgentDay) {
  const reasons = Object.entries(byReason);
  const unreasoned = reasons.reduce((left, [, time]) => left - time, notReadyMs);
  const rings =
    offers === undefined ? [] : [toldOffers(offers), { measure: 'rings-not-taken', value: notTaken ?? 0 } as const];
  const day = [
    seconds('signed-in-seconds', signedInMs),
    seconds('not-ready-seconds', unreasoned),
    seconds('busy-seconds', busyMs),
    seconds('idle-seconds', idleMs),
    ...rings,
  ];
  const named = reasons.map(([reason, time]) => ({ reason, counts: [seconds('not-ready-seconds', time)] }));
  return [{ reason: '', counts: day }, ...named];
}

const toldOffers = (value: number): Counted => ({ measure: 'rings', value });

export const contactFacts = [
  mapping(
    contactClosed,
    ({ occurredAt, payload: { projectId, unitId, agentId, queueId, channel, cause, stays = [] } }) => [
      // What the house sends of itself is a contact of nobody's.
      ...(cause === 'sentByHouse'
        ? []
        : [
            unremembered({
              at: occurredAt,
              know: { projectId, unitId, personId: agentId, queueId, channel },
              counts: [{ measure: 'contacts' }],
            }),
          ]),
      ...stays.map((stay) =>
        unremembered({
          at: new Date(stay.enteredAt),
          know: { projectId, unitId: stay.unitId, personId: stay.agentId, queueId: stay.queueId, channel },
          counts: countsOf(stay),
          rule: { withinSeconds: stay.withinSeconds, shortSeconds: stay.shortSeconds },
        }),
      ),
    ],
  ),
  mapping(agentDaysCounted, ({ subjectId: projectId, occurredAt: at, payload: { day, agents } }) =>
    agents.flatMap((agent) => {
      const know = { projectId, unitId: agent.unitId, personId: agent.agentId };
      return countsOfDay(agent).map(({ reason, counts }) =>
        unremembered({ at, day, know: { ...know, cause: reason }, counts }),
      );
    }),
  ),
  mapping(firstContactsCounted, ({ subjectId: projectId, occurredAt, payload: { day, rows } }) =>
    rows.map(({ queueId, agentId, unitId, channel, contacts, followed, firstLine = 0, firstLineFollowed = 0 }) =>
      unremembered({
        ...{ at: occurredAt, day, know: { projectId, unitId, personId: agentId, queueId, channel } },
        counts: [
          { measure: 'first-contacts', value: contacts },
          { measure: 'first-resolved', value: contacts - followed },
          { measure: 'first-line-contacts', value: firstLine },
          { measure: 'first-line-resolved', value: firstLine - firstLineFollowed },
        ],
      }),
    ),
  ),
];
