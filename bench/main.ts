// `npm run -s bench -- NAME [--json]`: measures, beside peers and bounds.
import { constants } from 'node:os';
import { parseArgs } from 'node:util';
import { findBenchmarks, measure } from './discovery.ts';
import { tableHead, tableRow } from './table.ts';

const benchmarks = findBenchmarks(import.meta.dirname);

// What was opened ends with this process, however it ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => process.exit(128 + constants.signals[signal]));

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
process.exit();

async function main(): Promise<number> {
  const { name, json } = readWords();
  const generators = benchmarks.get(name);
  if (!generators) {
    const asked = name === '' ? 'Which benchmark?' : `There is no benchmark "${name}".`;
    console.error(`${asked} There are: ${[...benchmarks.keys()].join(', ')}.`);
    return 1;
  }
  if (!json) console.log(tableHead);
  for await (const row of measure(generators)) console.log(json ? JSON.stringify(row) : tableRow(row));
  return 0;
}

function readWords(): { name: string; json: boolean } {
  try {
    const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
    return { name: positionals.join(' '), json: values.json ?? false };
  } catch (error) {
    return { name: error instanceof Error ? error.message : String(error), json: false };
  }
}
