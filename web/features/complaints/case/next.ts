import { type Complaint, type StepName, stepNames } from '@tongli/contracts/complaints';

/** What the work on a case can be at one moment, in the order of its path. */
export type PathPart = 'acknowledge' | StepName | 'answer' | 'close';
/** What can be opened beside the path. */
export type SidePart = 'classify' | 'assign' | 'note' | 'name' | 'reopen' | 'assess' | 'pause' | 'extend';
export type Part = PathPart | SidePart;

type Course = Pick<Complaint, 'state' | 'steps'>;

export const isStep = (part: Part): part is StepName => stepNames.some((name) => name === part);
const isPart = (text: string): text is Part =>
  isStep(text as Part) ||
  [
    'acknowledge',
    'answer',
    'close',
    'classify',
    'assign',
    'note',
    'name',
    'reopen',
    'assess',
    'pause',
    'extend',
  ].includes(text);
export const partOf = (text: string | undefined): Part | null => (text !== undefined && isPart(text) ? text : null);

export const positionOf = (step: StepName) => stepNames.indexOf(step) + 1;

export const openSteps = ({ steps }: Pick<Course, 'steps'>): StepName[] =>
  steps.filter((step) => step.state === 'open').map((step) => step.name);

/** A promise was made and is not marked as kept. */
export function isPromiseOpen({ steps }: Pick<Course, 'steps'>): boolean {
  const record = steps.find((step) => step.name === 'carry-out')?.record;
  return record?.step === 'carry-out' && !record.done;
}

/** The one thing to do next; null once the case is closed. */
export function nextOf(course: Course): PathPart | null {
  if (course.state === 'closed') return null;
  if (course.state === 'lodged') return 'acknowledge';
  const [step] = openSteps(course);
  if (step) return step;
  if (course.state === 'acknowledged') return 'answer';
  return isPromiseOpen(course) ? 'carry-out' : 'close';
}
