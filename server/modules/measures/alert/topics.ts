import {
  indicatorAlertChanged,
  indicatorAlertEscalated,
  indicatorAlertRaised,
  indicatorAlertsTopic,
} from '@tongli/contracts/measures';
import { changes, type ServedTopic, serve } from '../../../platform/realtime/topic.ts';

const placeOf = ({ projectId, unitId }: { projectId: string; unitId: string | null }) => [{ projectId, unitId }];

/** Told to those only who reach the place that an alert is about. */
export const alertTopics: readonly ServedTopic[] = [
  serve(indicatorAlertsTopic, {
    admits: async (_call, key) => key === '',
    state: async () => ({}),
    sources: [
      changes(indicatorAlertRaised, ({ subjectId, payload }) => [
        { key: '', change: { id: subjectId, act: 'raised' }, places: placeOf(payload) },
      ]),
      changes(indicatorAlertEscalated, ({ subjectId, payload }) => [
        { key: '', change: { id: subjectId, act: 'escalated' }, places: placeOf(payload) },
      ]),
      changes(indicatorAlertChanged, ({ subjectId, payload }) => [
        { key: '', change: { id: subjectId, act: payload.act }, places: placeOf(payload) },
      ]),
    ],
  }),
];
