import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { flows, modules } from '../server/wiring.ts';
import { flowsFile, unheardOf } from './flows-file.ts';

test('docs/flows.md tells the flows of this house', () => {
  const told = readFileSync(new URL('../docs/flows.md', import.meta.url), 'utf8');
  expect(told).toBe(flowsFile(modules, flows));
});

test('every flow waits for something that happens', () => {
  expect(unheardOf(modules, flows)).toEqual([]);
  expect(unheardOf([{ name: 'a', events: ['a.done'] }], [{ name: 'f', types: ['a.done', 'a.gone'] }])).toEqual([
    'f waits for a.gone, which no module publishes',
  ]);
});
