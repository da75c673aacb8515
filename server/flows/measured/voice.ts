import { satisfiedFrom, surveyAnswered, surveySent } from '@tongli/contracts/outreach';
import { examTaken } from '@tongli/contracts/people';
import type { Counted, MeasuredFact } from '../../modules/measures/index.ts';
import { mapping } from '../../platform/events/flow.ts';

const [promoterFrom, detractorTo] = [9, 6];
/** A promoter counts 100, a detractor −100: their mean is the score. */
const balanceOf = (nps: number) => (nps >= promoterFrom ? 100 : nps <= detractorTo ? -100 : 0);

const csatCounts = (csat: number | null): Counted[] =>
  csat === null
    ? []
    : [{ measure: 'csat-answers' }, ...(csat >= satisfiedFrom ? [{ measure: 'csat-satisfied' } as const] : [])];
const npsCounts = (nps: number | null): Counted[] =>
  nps === null ? [] : [{ measure: 'nps-answers' }, { measure: 'nps-balance', value: balanceOf(nps) }];
const cesCounts = (ces: number | null): Counted[] =>
  ces === null ? [] : [{ measure: 'ces-answers' }, { measure: 'ces-points', value: ces }];

/** What customers said in surveys: never corrected, and counted at the moment it was said. */
export const voiceFacts = [
  mapping(surveySent, ({ occurredAt, payload: { projectId, unitId, ownerId } }): MeasuredFact[] => [
    {
      subject: null,
      at: occurredAt,
      know: { projectId, unitId, personId: ownerId },
      counts: [{ measure: 'surveys-sent' }],
    },
  ]),
  mapping(surveyAnswered, ({ occurredAt, payload }): MeasuredFact[] => {
    const { projectId, unitId, ownerId: personId, csat, nps, ces } = payload;
    const counts: Counted[] = [
      { measure: 'surveys-answered' },
      ...csatCounts(csat),
      ...npsCounts(nps),
      ...cesCounts(ces),
    ];
    return [{ subject: null, at: occurredAt, know: { projectId, unitId, personId }, counts }];
  }),
];

/** Exams as they end, each try by itself. */
export const examFacts = [
  mapping(examTaken, ({ occurredAt, payload: { projectId, unitId, personId, percent, passed } }): MeasuredFact[] => [
    {
      ...{ subject: null, at: occurredAt, know: { projectId, unitId, personId } },
      counts: [
        { measure: 'tests-taken' },
        { measure: 'test-points', value: percent },
        ...(passed ? [{ measure: 'tests-passed' } as const] : []),
      ],
    },
  ]),
];
