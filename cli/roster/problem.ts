import {
  type CentreResult,
  type Conflict,
  conflictOf,
  type Problem,
  readProblem,
  resultOf,
  type Solved,
} from '@tongli/rostering';
import type { Flags } from '../flags.ts';
import { alignRows, type Terminal, write, writeJson } from '../terminal.ts';
import { save } from './benchmark.ts';
import { explainConflict } from './conflict.ts';
import { readText } from './file.ts';
import { finite, gapOf, readLimits, solveWithin } from './run.ts';
import { conflictText, resultRows } from './text.ts';
import { refusing } from './words.ts';

/** A centre's own problem: assignments, coverage, cost, bound and gap, or what stands in the way of any roster. */
export async function runProblem(file: string, flags: Flags, terminal: Terminal): Promise<void> {
  const limits = readLimits(flags);
  const started = terminal.elapsed();
  const text = await readText(file, terminal);
  const document: unknown = refusing(file, () => JSON.parse(text));
  const problem = refusing(file, () => readProblem(document));
  // What cannot be is known before the search begins.
  const conflict = conflictOf(problem);
  if (conflict) return sayConflict(problem, conflict, flags, terminal, (terminal.elapsed() - started) / 1000);
  const solved = await solveWithin({ format: 'centre', document }, limits, terminal);
  const seconds = (terminal.elapsed() - started) / 1000;
  if (!Number.isFinite(solved.cost)) return sayNothing(flags, terminal, seconds);
  const result = resultOf(problem, solved.shift, solved.variant);
  const out = flags.value('out');
  if (out !== undefined) await save(out, csvOf(problem, result));
  if (flags.has('json')) return writeJson(terminal.stdout, documentOf(solved, result, seconds));
  return write(terminal.stdout, alignRows(resultRows(problem, result, solved, seconds, terminal.language)));
}

export function documentOf({ bound, proven }: Solved, result: CentreResult, seconds: number) {
  const { assignments, coverage, cost, costs, violated, belowLeast } = result;
  const lower = Math.min(bound, cost);
  return {
    status: belowLeast.length > 0 ? 'below-least' : proven ? 'optimal' : 'feasible',
    cost,
    bound: finite(lower),
    gap: gapOf(cost, lower),
    seconds: Math.round(seconds * 10) / 10,
    costs,
    violated,
    belowLeast,
    assignments,
    coverage,
  };
}

function sayConflict(
  problem: Problem,
  conflict: Conflict,
  flags: Flags,
  terminal: Terminal,
  seconds: number,
): Promise<void> {
  const explanation = explainConflict(problem, conflict);
  const document = {
    status: 'infeasible',
    cost: null,
    bound: null,
    gap: null,
    seconds: Math.round(seconds * 10) / 10,
    conflict: { ...conflict, explanation },
    violated: [],
    assignments: [],
    coverage: [],
  };
  if (flags.has('json')) return writeJson(terminal.stdout, document);
  return write(terminal.stdout, conflictText(explanation, terminal.language));
}

function sayNothing(flags: Flags, terminal: Terminal, seconds: number): Promise<void> {
  const document = {
    status: 'none-yet',
    cost: null,
    bound: null,
    gap: null,
    seconds,
    violated: [],
    assignments: [],
    coverage: [],
  };
  if (flags.has('json')) return writeJson(terminal.stdout, document);
  return write(
    terminal.stdout,
    terminal.language === 'zh'
      ? '时间内没有得到班表：请增加 --seconds。\n'
      : 'No roster within the time: give more --seconds.\n',
  );
}

/** A row for each agent in file order: the id, then a shift id or nothing for each day. */
function csvOf({ agents, days }: Problem, { assignments }: CentreResult): string {
  const shifts = new Map(assignments.map(({ agent, day, shift }) => [`${agent} ${day}`, shift]));
  return agents
    .map(
      ({ id }) => `${[id, ...Array.from({ length: days }, (_, day) => shifts.get(`${id} ${day}`) ?? '')].join(',')}\n`,
    )
    .join('');
}
