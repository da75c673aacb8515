import { type FlagKinds, readFlags } from '../flags.ts';
import { Refusal } from '../refusal.ts';
import type { Terminal } from '../terminal.ts';
import { runBenchmark } from './benchmark.ts';
import { runProblem } from './problem.ts';

export const rosterFlags: FlagKinds = {
  problem: 'value',
  benchmark: 'value',
  seconds: 'value',
  seed: 'value',
  rounds: 'value',
  out: 'value',
};

export async function runRoster(args: readonly string[], terminal: Terminal): Promise<void> {
  const flags = readFlags(args, rosterFlags);
  const [extra] = flags.positional;
  if (extra !== undefined)
    throw new Refusal({
      zh: `不认识“${extra}”：roster 只接受选项，例如 --problem 排班.json。`,
      en: `"${extra}" is not understood: roster takes options only, for example --problem centre.json.`,
    });
  const [problem, benchmark] = [flags.value('problem'), flags.value('benchmark')];
  if (problem !== undefined && benchmark !== undefined)
    throw new Refusal({
      zh: '同时写了 --problem 和 --benchmark：请只用一个。',
      en: '--problem and --benchmark are both given: use one of them.',
    });
  if (benchmark !== undefined) return runBenchmark(benchmark, flags, terminal);
  return runProblem(flags.required('problem', 'centre.json'), flags, terminal);
}
