import { expect, test } from 'vitest';
import { findIndicator, type Measure } from '../catalogue/index.ts';
import { isTold, type Told } from './items.ts';

const told = (...measures: readonly Measure[]): Told => new Map(measures.map((measure) => [measure, '2026-03-02']));
const of = (code: string, ...measures: readonly Measure[]) => {
  const entry = findIndicator(code);
  return entry ? isTold(entry, told(...measures)) : null;
};

test.each([
  ['average-hold-time', ['contacts-answered'], true, 'nobody was put on hold'],
  ['average-hold-time', [], false, 'nobody answered yet'],
  ['cost-per-contact', ['contacts-answered'], false, 'nobody has said what it cost'],
  ['cost-per-contact', ['contacts-answered', 'cost'], true, 'both are known'],
  ['complaints-per-day', [], false, 'nothing was ever lodged'],
  ['escalation-rate', ['lodged'], true, 'none went over our head'],
] as const)('%s of %j is told: %s, for %s', (code, measures, expected, _because) => {
  expect(of(code, ...measures)).toBe(expected);
});
