import { requestClosed, requestLodged, requestStepDone } from '@tongli/contracts/requests';
import { taskCompleted, taskOpened, taskReturned } from '@tongli/contracts/work';
import type { Counted, Measure, MeasuredFact } from '../../modules/measures/index.ts';
import { type Fact, mapping } from '../../platform/events/flow.ts';

const one = (...measures: readonly Measure[]): Counted[] => measures.map((measure) => ({ measure }));
const onlyIf = (condition: boolean, ...measures: readonly Measure[]): Counted[] => (condition ? one(...measures) : []);

interface Placed {
  readonly number: string;
  readonly projectId: string;
  readonly unitId: string | null;
  readonly kind: string;
}

/** Every fact on a request or a task says where it belongs by then. */
const placed = (type: 'request' | 'task', of: Fact<Placed>, fact: Partial<MeasuredFact>): MeasuredFact => {
  const { number, projectId, unitId, kind } = of.payload;
  return {
    ...{ subject: { type, id: of.subjectId }, at: of.occurredAt },
    ...fact,
    know: { number, projectId, unitId, kind, ...fact.know },
  };
};

export const requestFacts = [
  mapping(requestLodged, (of) => {
    const { lodgedOn, channel } = of.payload;
    return [placed('request', of, { day: lodgedOn, know: { channel }, counts: one('requests-lodged') })];
  }),
  mapping(requestStepDone, (of) => {
    const { ownerId, step, minutes } = of.payload;
    const counts = [...one('request-steps'), { measure: 'request-step-minutes', value: minutes } as const];
    return [placed('request', of, { know: { personId: ownerId, step }, counts })];
  }),
  mapping(requestClosed, (of) => {
    const { closedOn, onTime, again } = of.payload;
    const counts = again || onTime === null ? [] : [...one('requests-timed'), ...onlyIf(onTime, 'requests-in-time')];
    return [placed('request', of, { day: closedOn, know: { step: '' }, counts })];
  }),
];

export const taskFacts = [
  mapping(taskOpened, (of) => [
    placed('task', of, { know: { personId: of.payload.ownerId }, counts: one('tasks-opened') }),
  ]),
  mapping(taskReturned, (of) => [
    placed('task', of, { know: { personId: of.payload.ownerId }, counts: one('tasks-returned') }),
  ]),
  mapping(taskCompleted, (of) => [
    placed('task', of, {
      know: { personId: of.payload.ownerId },
      counts: [...one('tasks-completed'), ...onlyIf(of.payload.onTime, 'tasks-in-time')],
    }),
  ]),
];
