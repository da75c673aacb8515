import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { type StaffingProblem, staffing } from '@tongli/queueing';
import { type System, seededChance, simulate } from '@tongli/queueing/simulation';
import type { Measurement } from '../measurement.ts';

const launcher = fileURLToPath(new URL('../../tongli', import.meta.url));
const rows = 400_000;
/** Of the processor's time, so that others on the machine do not count. */
const perSecond = 'per second';

/** Problems of 20 to 4,000 contacts, 80 % in 20 s; and a simulation of two skills with specialists and generalists. */
export async function* measureQueueing(): AsyncGenerator<Measurement> {
  for (const model of ['erlang_c', 'erlang_a'] as const) {
    const problems = drawProblems(model === 'erlang_a');
    yield { name: `queueing.${model}_problems_per_second`, value: await throughCommand(problems), unit: perSecond };
    yield { name: `queueing.${model}_engine_problems_per_second`, value: inEngine(problems), unit: perSecond };
  }
  yield { name: 'queueing.simulated_contacts_per_second', value: simulated(), unit: perSecond };
}

function drawProblems(impatient: boolean): StaffingProblem[] {
  const chance = new Float64Array(rows * 3);
  seededChance(1)(0)(chance);
  return Array.from({ length: rows }, (_item, row) => {
    const [contacts = 0, handling = 0, patience = 0] = chance.subarray(row * 3, row * 3 + 3);
    return {
      contacts: 20 + Math.floor(contacts * 3981),
      intervalSeconds: 1800,
      handleSeconds: 120 + Math.floor(handling * 360),
      answerSeconds: 20,
      targets: { serviceLevel: 0.8 },
      ...(impatient ? { patienceSeconds: 60 + Math.floor(patience * 180) } : {}),
    };
  });
}

/** `staffing --table` from the start of the process to its end. */
async function throughCommand(problems: readonly StaffingProblem[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'tongli-bench-'));
  try {
    const file = join(folder, 'problems.csv');
    writeFileSync(file, tableOf(problems));
    const script = '"$0" staffing --table "$1" > "$2" 2> "$2.progress" && times';
    const shell = spawn('sh', ['-c', script, launcher, file, join(folder, 'staffed.csv')]);
    const [output] = await Promise.all([text(shell.stdout), once(shell, 'close')]);
    return problems.length / childSeconds(output);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The second line of the shell's `times`: user and system time of what it ran. */
function childSeconds(output: string): number {
  const parts = [...(output.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  if (parts.length !== 2) throw new Error(`staffing --table did not end well: ${output}`);
  return parts.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}

function tableOf(problems: readonly StaffingProblem[]): string {
  const head = 'contacts,interval_seconds,aht_seconds,target_level,target_seconds,patience_seconds';
  const lines = problems.map(
    ({ contacts, intervalSeconds, handleSeconds, answerSeconds, patienceSeconds = '' }) =>
      `${contacts},${intervalSeconds},${handleSeconds},0.8,${answerSeconds},${patienceSeconds}`,
  );
  return [head, ...lines, ''].join('\n');
}

function inEngine(problems: readonly StaffingProblem[]): number {
  const warm = problems.slice(0, 20_000);
  for (const problem of warm) staffing(problem);
  const started = process.cpuUsage();
  for (const problem of problems) staffing(problem);
  return rate(problems.length, started);
}

const twoSkills: System = {
  intervalSeconds: 3600,
  aroundTheClock: true,
  agentSelection: 'best-level',
  types: [
    { name: 'first', contacts: 120, handleSeconds: 200, patienceSeconds: 120 },
    { name: 'second', contacts: 60, handleSeconds: 260, patienceSeconds: 240 },
  ],
  groups: [
    { name: 'specialists of the first', agents: 5, skills: [{ type: 'first', level: 9 }] },
    { name: 'specialists of the second', agents: 3, skills: [{ type: 'second', level: 9 }] },
    { name: 'generalists', agents: 3, takes: 'priority', skills: [{ type: 'first' }, { type: 'second', priority: 2 }] },
  ],
};

function simulated(): number {
  simulate(twoSkills, { days: 20, chance: seededChance(1) });
  const started = process.cpuUsage();
  const { overall } = simulate(twoSkills, { days: 1000, chance: seededChance(2) });
  return rate(overall.offered, started);
}

function rate(count: number, started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return count / ((user + system) / 1e6);
}
