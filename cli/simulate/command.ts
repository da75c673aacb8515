import {
  mostDays,
  readSystem,
  type Simulation,
  type System,
  seededChance,
  startSimulation,
} from '@tongli/queueing/simulation';
import { type FlagKinds, readFlags } from '../flags.ts';
import { readJson } from '../json.ts';
import { progressOn } from '../progress.ts';
import { readNumber } from '../quantity.ts';
import { atOption, Refusal, refuseValue } from '../refusal.ts';
import { type Terminal, write, writeJson } from '../terminal.ts';
import { refuseFault } from './fault.ts';
import { textOf } from './text.ts';

export const simulateFlags: FlagKinds = { system: 'value', days: 'value', seed: 'value' };

/** A tenth of a second or less: between two pieces the process hears Ctrl-C. */
const eventsAtOnce = 100_000;

export async function runSimulate(args: readonly string[], terminal: Terminal): Promise<void> {
  const flags = readFlags(args, simulateFlags);
  requireNothingElse(flags.positional);
  const file = flags.required('system', 'centre.json');
  const days = readWholeFrom('days', flags.value('days') ?? '100', 1, mostDays);
  const seed = readWholeFrom('seed', flags.value('seed') ?? '1', 0, Number.MAX_SAFE_INTEGER);
  const read = readSystem(await readJson(file, terminal.stdin));
  if ('fault' in read) return refuseFault(file, read.fault);
  const result = await simulateInPieces(read.system, days, seed, terminal);
  if (flags.has('json')) return writeJson(terminal.stdout, { seed, ...result });
  return write(terminal.stdout, textOf(result, days, terminal.language));
}

async function simulateInPieces(system: System, days: number, seed: number, terminal: Terminal): Promise<Simulation> {
  const run = startSimulation(system, { days, chance: seededChance(seed) });
  const progress = progressOn(terminal, { zh: '通', en: 'contacts' });
  while (!run.advance(eventsAtOnce)) {
    progress(run.contacts());
    await new Promise((resolve) => setImmediate(resolve));
  }
  return run.result();
}

function readWholeFrom(name: string, text: string, least: number, most: number): number {
  const value = readNumber(atOption(name), text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  return refuseValue(atOption(name), text, {
    zh: `应为 ${least} 到 ${most} 的整数，请更正`,
    en: `it must be a whole number from ${least} to ${most}; correct it`,
  });
}

function requireNothingElse([extra]: readonly string[]): void {
  if (extra === undefined) return;
  throw new Refusal({
    zh: `不认识“${extra}”：simulate 只接受选项，例如 --system ${extra}。`,
    en: `"${extra}" is not understood: simulate takes options only, for example --system ${extra}.`,
  });
}
