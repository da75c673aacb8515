import { type Staffing, type StaffingProblem, staffing } from '@tongli/queueing';
import { type FlagKinds, type Flags, readFlags } from '../flags.ts';
import { readAtLeastZero, readDuration, readShare, readTarget, readWhole } from '../quantity.ts';
import { atOption, Refusal } from '../refusal.ts';
import { alignRows, type Terminal, write, writeJson } from '../terminal.ts';
import { staffTable } from './table.ts';
import { linesOf } from './text.ts';

export const staffingFlags: FlagKinds = {
  contacts: 'value',
  interval: 'value',
  aht: 'value',
  target: 'value',
  patience: 'value',
  'max-occupancy': 'value',
  'max-abandonment': 'value',
  shrinkage: 'value',
  agents: 'value',
  table: 'value',
};

export async function runStaffing(args: readonly string[], terminal: Terminal): Promise<void> {
  const flags = readFlags(args, staffingFlags);
  requireNothingElse(flags);
  const file = flags.value('table');
  if (file !== undefined) return staffTable(file, terminal);
  const result = staffing(problemOf(flags));
  if (flags.has('json')) return writeJson(terminal.stdout, documentOf(result));
  return write(terminal.stdout, alignRows(linesOf(result, terminal.language)));
}

/** The result with exactly the fields that others build on; infinite waits are null in JSON. */
export function documentOf(result: Staffing) {
  const { model, stable, agents, offeredErlangs, serviceLevel, serviceLevelAnswered } = result;
  const { asaSeconds, waitAllSeconds, occupancy, waitProbability, abandonment, rostered } = result;
  return {
    model,
    stable,
    agents,
    offeredErlangs,
    serviceLevel,
    serviceLevelAnswered,
    asaSeconds,
    waitAllSeconds,
    occupancy,
    waitProbability,
    abandonment,
    rostered,
  };
}

function problemOf(flags: Flags): StaffingProblem {
  const contacts = readAtLeastZero(atOption('contacts'), flags.required('contacts', '100'));
  const intervalSeconds = readDuration(atOption('interval'), flags.required('interval', '30m'));
  const handleSeconds = readDuration(atOption('aht'), flags.required('aht', '180s'));
  const target = readTarget(flags.required('target', '80%/20s'));
  const patience = flags.value('patience');
  const agents = flags.value('agents');
  const shrinkage = flags.value('shrinkage');
  const occupancy = flags.value('max-occupancy');
  const abandonment = flags.value('max-abandonment');
  if (abandonment !== undefined && patience === undefined) refuseAbandonment(abandonment);
  return {
    contacts,
    intervalSeconds,
    handleSeconds,
    answerSeconds: target.seconds,
    ...(patience === undefined ? {} : { patienceSeconds: readDuration(atOption('patience'), patience) }),
    ...(agents === undefined ? {} : { agents: readWhole(atOption('agents'), agents) }),
    ...(shrinkage === undefined ? {} : { shrinkage: readShare(atOption('shrinkage'), shrinkage, { zero: true }) }),
    targets: {
      serviceLevel: target.level,
      ...(occupancy === undefined
        ? {}
        : { maxOccupancy: readShare(atOption('max-occupancy'), occupancy, { one: true }) }),
      ...(abandonment === undefined
        ? {}
        : { maxAbandonment: readShare(atOption('max-abandonment'), abandonment, { one: true }) }),
    },
  };
}

function refuseAbandonment(value: string): never {
  throw new Refusal({
    zh: `选项 --max-abandonment 的值是“${value}”，但没有耐心时间就没有人放弃：请加上 --patience，例如 --patience 120s。`,
    en: `--max-abandonment is "${value}", but without patience nobody gives up: add --patience, for example --patience 120s.`,
  });
}

function requireNothingElse({ positional }: Flags): void {
  const [extra] = positional;
  if (extra === undefined) return;
  throw new Refusal({
    zh: `不认识“${extra}”：staffing 只接受选项，例如 --contacts 100。`,
    en: `"${extra}" is not understood: staffing takes options only, for example --contacts 100.`,
  });
}
