import type { ProcessDefinition } from '@tongli/contracts/requests';
import { expect, test } from 'vitest';
import { differencesOf } from './difference.ts';

const step = (key: string, amount = 30) => ({ key, name: { zh: key, en: key }, limit: { amount, unit: 'minutes' } });
const definition = (steps: unknown[], calendar = 'service') => ({ calendar, steps }) as unknown as ProcessDefinition;
const told = (before: ProcessDefinition, after: ProcessDefinition) =>
  differencesOf(before, after).map((one) =>
    one.code === 'whole' ? one.part : [one.code, one.step.key, 'part' in one ? one.part : ''].join(' ').trim(),
  );

test('what changed is told once, by step and part', () => {
  expect(told(definition([step('a'), step('b')]), definition([step('a', 60), step('c')], 'night'))).toEqual([
    'calendar',
    'step-removed b',
    'step-changed a limit',
    'step-added c',
  ]);
});

test('the same definition differs in nothing', () => {
  expect(told(definition([step('a')]), definition([step('a')]))).toEqual([]);
});
