// Says what happens because something happened: which module publishes each event, and which flows hear it.
// `node scripts/flows-file.ts` writes docs/flows.md anew; a test compares it with the house.
import { writeFileSync } from 'node:fs';
import { type Flow, laneOf } from '../server/platform/events/flow.ts';
import type { ModuleManifest } from '../server/platform/module.ts';
import { flows, modules } from '../server/wiring.ts';

type Publisher = Pick<ModuleManifest, 'name' | 'events'>;
type Listener = Pick<Flow, 'name' | 'types' | 'lane'>;

/** Events that a flow waits for and no module publishes: such a flow never runs. */
export function unheardOf(publishers: readonly Publisher[], listeners: readonly Listener[]): string[] {
  const published = new Set(publishers.flatMap(({ events }) => events));
  return listeners.flatMap(({ name, types }) =>
    types.filter((type) => !published.has(type)).map((type) => `${name} waits for ${type}, which no module publishes`),
  );
}

function row(event: string, publisher: string, listeners: readonly Listener[]): string {
  const heard = listeners.filter(({ types }) => types.includes(event));
  const links = heard.map(({ name }) => `[${name}](../server/flows/${name}.ts)`);
  return `| \`${event}\` | ${publisher} | ${links.join(', ') || '–'} |`;
}

function lanes(listeners: readonly Listener[]): string[] {
  const byLane = Object.groupBy(listeners, laneOf);
  return Object.entries(byLane).map(([lane, flows]) => `| ${lane} | ${flows.map(({ name }) => name).join(', ')} |`);
}

export function flowsFile(publishers: readonly Publisher[], listeners: readonly Listener[]): string {
  const rows = publishers.flatMap(({ name, events }) => events.map((event) => row(event, name, listeners)));
  return [
    '# Flows',
    '',
    'What happens because something happened. Written by `node scripts/flows-file.ts`; not edited by hand.',
    '',
    '| event | published by | heard by |',
    '|---|---|---|',
    ...rows,
    '',
    'The flows of a lane run one after another; no lane holds up another. People and other flows may wait for what acts; nobody waits for',
    'what tells people or counts.',
    '',
    '| lane | flows |',
    '|---|---|',
    ...lanes(listeners),
    '',
  ].join('\n');
}

if (import.meta.main) writeFileSync(new URL('../docs/flows.md', import.meta.url), flowsFile(modules, flows));
