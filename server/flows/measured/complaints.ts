import {
  answerRated,
  complaintAcknowledged,
  complaintAnswered,
  complaintAssigned,
  complaintChanged,
  complaintClosed,
  complaintClosedAgain,
  complaintEscalated,
  complaintLodged,
  complaintReclassified,
  complaintReopened,
  complaintRepeatFound,
  complaintsLinked,
  findingReversed,
  findingUpheld,
  questionAsked,
  visitEnded,
} from '@tongli/contracts/complaints';
import { limitBreached } from '@tongli/contracts/work';
import type { z } from 'zod';
import type { Counted, Measure, MeasuredFact } from '../../modules/measures/index.ts';
import { type Fact, mapping } from '../../platform/events/flow.ts';

type Of = Pick<Fact<unknown>, 'subjectId' | 'occurredAt'>;

const ofCase = ({ subjectId, occurredAt }: Of, fact: Partial<MeasuredFact>): MeasuredFact => ({
  subject: { type: 'complaint', id: subjectId },
  at: occurredAt,
  ...fact,
});

const one = (...measures: readonly Measure[]): Counted[] => measures.map((measure) => ({ measure }));
const onlyIf = (condition: boolean, ...measures: readonly Measure[]): Counted[] => (condition ? one(...measures) : []);

/** The first word to the customer, whichever it is. */
const firstWord = (of: Of): MeasuredFact =>
  ofCase(of, {
    once: 'first-response',
    needs: 'lodged',
    counts: [...one('first-responses'), { measure: 'first-response-hours', hoursSince: 'lodged' }],
  });

const limits = {
  acknowledge: ['acknowledge-limits', 'acknowledge-limits-kept'],
  respond: ['answer-limits', 'answer-limits-kept'],
} as const;

/** A limit is decided once: kept, or breached before it was met. */
const decided = (of: Of, kind: keyof typeof limits, kept: boolean): MeasuredFact => {
  const [all, met] = limits[kind];
  return ofCase(of, { once: kind, counts: [...one(all), ...onlyIf(kept, met)] });
};

const repeat = (of: Of, id: string, stands: boolean): MeasuredFact =>
  ofCase(of, { among: { key: 'repeat', id, stands, beside: 'lodged' }, counts: one('repeats') });

/** Of a case that several findings are about, one complaint; taken back where none of them stands any more. */
const attitude = (
  { subjectId, occurredAt, payload }: Fact<z.infer<typeof findingUpheld.payload>>,
  stands: boolean,
): MeasuredFact[] =>
  payload.breach === 'attitude'
    ? [
        ofCase(
          { subjectId: payload.complaintId, occurredAt },
          { among: { key: 'attitude', id: subjectId, stands, beside: 'lodged' }, counts: one('attitude-complaints') },
        ),
      ]
    : [];

const judged = (of: Of, satisfied: boolean): MeasuredFact =>
  ofCase(of, { counts: [...one('judged'), ...onlyIf(satisfied, 'satisfied')] });

const beginnings = [
  mapping(complaintLodged, (of) => {
    const { projectId, number, lodgedOn, product, area, channel, kind, respondBy } = of.payload;
    const promised = respondBy ? { 'respond-by': new Date(respondBy) } : {};
    return [
      ofCase(of, {
        ...{ day: lodgedOn, know: { projectId, number, product, area, channel, kind }, counts: one('lodged') },
        marks: { lodged: of.occurredAt, ...promised },
      }),
    ];
  }),
  mapping(complaintReclassified, (of) => [ofCase(of, { corrects: of.payload.to })]),
  // Only where it has gone somewhere: a record changes with every act.
  mapping(complaintChanged, (of) => {
    const { before, after } = of.payload;
    return before && before.unitId !== after.unitId ? [ofCase(of, { know: { unitId: after.unitId } })] : [];
  }),
  mapping(complaintAssigned, (of) => [ofCase(of, { know: { personId: of.payload.ownerId } })]),
];

const answers = [
  mapping(complaintAcknowledged, (of) => [
    decided(of, 'acknowledge', of.payload.onTime),
    firstWord(of),
    ofCase(of, { marks: { acknowledged: of.occurredAt } }),
  ]),
  mapping(questionAsked, (of) => [firstWord(of)]),
  mapping(complaintAnswered, (of) => [
    decided(of, 'respond', of.payload.onTime),
    firstWord(of),
    ofCase(of, {
      once: 'answer',
      needs: 'lodged',
      counts: [...one('answers'), { measure: 'answer-hours', hoursSince: 'lodged' }],
    }),
    ofCase(of, {
      once: 'first-limit',
      needs: 'respond-by',
      counts: [...one('first-limits'), { measure: 'first-limits-kept', by: 'respond-by' }],
    }),
    ofCase(of, {
      once: 'handling',
      needs: 'acknowledged',
      counts: [...one('handled'), { measure: 'handling-hours', hoursSince: 'acknowledged' }],
      marks: { answered: of.occurredAt },
    }),
  ]),
];

const endings = [
  mapping(complaintClosed, (of) => {
    const { projectId, closedOn, cause, onTime, daysToClose, steps } = of.payload;
    const closing = { day: closedOn, know: { projectId, cause, step: '' } };
    return [
      ...steps.map(({ step, minutes }) =>
        ofCase(of, {
          ...{ day: closedOn, know: { projectId, cause, step } },
          counts: [...one('complaint-steps'), { measure: 'complaint-step-minutes', value: minutes }],
        }),
      ),
      ofCase(of, {
        ...closing,
        counts: [
          ...one('closed', 'timed', 'dated', 'closings'),
          ...onlyIf(onTime, 'closed-on-time'),
          { measure: 'days-to-close', value: daysToClose },
        ],
      }),
      ofCase(of, {
        ...{ day: closedOn, once: 'settling', needs: 'answered' },
        counts: [...one('settled'), { measure: 'settling-hours', hoursSince: 'answered' }],
      }),
    ];
  }),
  mapping(complaintClosedAgain, (of) => [
    ofCase(of, { day: of.payload.closedOn, know: { cause: of.payload.cause }, counts: one('closings') }),
  ]),
  mapping(complaintReopened, (of) => [ofCase(of, { day: of.payload.reopenedOn, counts: one('reopened') })]),
];

const outcomes = [
  mapping(complaintRepeatFound, (of) => [repeat(of, of.payload.ofId, true)]),
  mapping(complaintsLinked, (of) => (of.payload.verdict === 'repeat' ? [] : [repeat(of, of.payload.otherId, false)])),
  mapping(complaintEscalated, (of) => [ofCase(of, { once: 'escalated', counts: one('escalated') })]),
  mapping(findingUpheld, (of) => attitude(of, true)),
  mapping(findingReversed, (of) => attitude(of, false)),
  mapping(answerRated, (of) => [judged(of, of.payload.satisfied)]),
  mapping(visitEnded, (of) => {
    const { reached, satisfied } = of.payload;
    const ended = ofCase(of, { counts: [...one('visits-ended'), ...onlyIf(reached, 'visits-reached')] });
    return satisfied === null ? [ended] : [ended, judged(of, satisfied)];
  }),
];

export const complaintFacts = [...beginnings, ...answers, ...endings, ...outcomes];

/** A limit that breaches is decided then, whenever the answer comes. */
export const limitFacts = [
  mapping(limitBreached, (of): MeasuredFact[] => {
    const { subjectType, kind } = of.payload;
    if (subjectType !== 'complaint' || (kind !== 'acknowledge' && kind !== 'respond')) return [];
    return [decided(of, kind, false)];
  }),
];
