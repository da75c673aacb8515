import type { ProcessDefinition, ProcessStep } from '@tongli/contracts/requests';

/** What changed between two versions of a definition, told by step; `part` names what of a step is other than it was. */
export type Difference =
  | { readonly code: 'whole'; readonly part: string }
  | { readonly code: 'step-added'; readonly step: ProcessStep }
  | { readonly code: 'step-removed'; readonly step: ProcessStep }
  | {
      readonly code: 'step-changed';
      readonly step: ProcessStep;
      readonly before: ProcessStep;
      readonly part: StepPart;
    };

const wholeParts = ['phase', 'name', 'about', 'calendar', 'limit'] as const;
const stepParts = ['name', 'owner', 'limit', 'standards', 'inputs', 'outputs', 'fields', 'next', 'back'] as const;
export type StepPart = (typeof stepParts)[number];

const differs = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);

/** Steps are known by their keys: one with another key is another step. */
export function differencesOf(before: ProcessDefinition, after: ProcessDefinition): Difference[] {
  const [old, now] = [before, after].map(({ steps }) => new Map(steps.map((step) => [step.key, step])));
  const whole = wholeParts
    .filter((part) => differs(before[part], after[part]))
    .map((part) => ({ code: 'whole' as const, part }));
  const gone = before.steps
    .filter(({ key }) => !now?.has(key))
    .map((step) => ({ code: 'step-removed' as const, step }));
  const changed = after.steps.flatMap((step): Difference[] => {
    const was = old?.get(step.key);
    if (!was) return [{ code: 'step-added', step }];
    return stepParts
      .filter((part) => differs(was[part], step[part]))
      .map((part) => ({ code: 'step-changed' as const, step, before: was, part }));
  });
  return [...whole, ...gone, ...changed];
}
