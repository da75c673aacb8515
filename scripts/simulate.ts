// `npm run simulate -- --help`: a centre's day over the interface, on the stepped clock; or on a server that runs.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, type IsoDate, localDate } from '@tongli/calendar';
import { StartRefusal } from '../server/platform/embedded/index.ts';
import { CallsRefusal, readCalls } from './simulate/calls.ts';
import { FolderRefusal } from './simulate/centre.ts';
import { liveOn } from './simulate/live.ts';
import { patternOf } from './simulate/pattern.ts';
import { type Plan, replayOf, zone } from './simulate/plan.ts';
import { nearness, report } from './simulate/print.ts';
import { crewOf } from './simulate/shifts.ts';
import { recorded, resultOf, simulateOnOwn } from './simulate/simulation.ts';
import { help, readWords, type Words, WordsRefusal } from './simulate/words.ts';

/** Where a part of the month's days is lived beside the others, the machine waits less for its database. */
const centres = 4;
const usualAgents = 16;
const bankFile = 'data/calls/anonymous_bank_1999_01_calls.txt.gz';

try {
  const words = readWords(process.argv.slice(2));
  if (words.help) console.log(help);
  else if (words.live !== null) await liveOn({ ...words, live: words.live });
  else await simulateDays(words);
} catch (error) {
  const isRefused = [WordsRefusal, CallsRefusal, FolderRefusal, StartRefusal].some((kind) => error instanceof kind);
  console.error(isRefused && error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
process.exit();

function callsFile({ calls, own }: Words): string | null {
  if (own) return null;
  if (calls !== null) return calls;
  const file = join(process.env.TONGLI_TEST_DATA ?? '', bankFile);
  return process.env.TONGLI_TEST_DATA && existsSync(file) ? file : null;
}

async function simulateDays(words: Words): Promise<void> {
  const file = callsFile(words);
  const { plan, known } = file === null ? { plan: madeUp(words), known: null } : replay(file, words);
  const began = performance.now();
  const tell = progress(plan.customers.length);
  const { seed, data: folder } = words;
  const result = resultOf(await simulateOnOwn({ plan, seed, folder, centres, tell }));
  const tookSeconds = Math.round((performance.now() - began) / 100) / 10;
  const other = known && resultOf(known);
  if (words.json) return console.log(JSON.stringify({ seed, source: file, tookSeconds, ...result, known: other }));
  console.log(report(result, other));
  if (other && nearness(result.total, other.total)) console.log(`Known: of the same calls, as ${file} has them.`);
  console.error(`${plan.customers.length} contacts in ${tookSeconds} s.`);
  if (folder !== null) console.error(`Kept: TONGLI_DATA=${folder} npm start`);
}

/** Days of a file, staffed as they were or by so many agents. */
function replay(file: string, { from, to, seed, agents }: Words) {
  const source = readCalls(file);
  const calls = source.filter(({ day }) => (from === null || day >= from) && (to === null || day <= to));
  if (calls.length === 0) throw new CallsRefusal(`${file} holds no calls of these days.`);
  const plan = replayOf(calls, source, seed);
  const needsCrew = agents !== null || plan.agents === 0;
  return { plan: needsCrew ? crewOf(plan, calls, agents ?? usualAgents) : plan, known: recorded(calls) };
}

function madeUp({ from, to, perDay, agents, seed }: Words): Plan {
  const yesterday = addDays(localDate(zone, new Date()), -1);
  const first = (from ?? to ?? yesterday) as IsoDate;
  const days = [first];
  for (let day = addDays(first, 1); to !== null && day <= to; day = addDays(day, 1)) days.push(day);
  return patternOf({ days, perDay, agents: agents ?? usualAgents, seed });
}

/** A line for every tenth. */
function progress(all: number): (lived: number) => void {
  let told = 0;
  return (lived) => {
    const tenth = Math.floor((lived * 10) / all);
    if (tenth > told) console.error(`  ${tenth * 10} %`);
    told = Math.max(told, tenth);
  };
}
