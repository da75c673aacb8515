import { type Solved, type SolveOptions, solve } from '@tongli/rostering';
import type { Flags } from '../flags.ts';
import { readAtLeastZero, readWhole } from '../quantity.ts';
import { atOption, refuseValue } from '../refusal.ts';
import type { Terminal } from '../terminal.ts';

/** Two search side by side whatever the machine has, so that a seed means the same everywhere. */
const workers = 2;
const mostSeconds = 86_400;

export type Limits = Pick<SolveOptions, 'seed' | 'rounds'> & { readonly seconds: number };

export function readLimits(flags: Flags): Limits {
  const written = flags.value('seconds') ?? '60';
  const seconds = readAtLeastZero(atOption('seconds'), written);
  if (seconds <= 0 || seconds > mostSeconds)
    refuseValue(atOption('seconds'), written, {
      zh: `必须大于 0 且不超过 ${mostSeconds}，例如 60`,
      en: `it must be more than 0 and at most ${mostSeconds}, such as 60`,
    });
  const rounds = flags.value('rounds');
  return {
    seconds,
    seed: readWhole(atOption('seed'), flags.value('seed') ?? '1'),
    ...(rounds === undefined ? {} : { rounds: readWhole(atOption('rounds'), rounds) }),
  };
}

/** Solves until the seconds are over, the proof is complete or somebody presses Ctrl-C; the best so far is the result. */
export async function solveWithin(
  source: Parameters<typeof solve>[0],
  { seconds, seed, rounds }: Limits,
  terminal: Terminal,
): Promise<Solved> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), seconds * 1000);
  const release = onInterrupt(() => stop.abort());
  try {
    const onRound = progress(terminal);
    return await solve(source, {
      seed,
      workers,
      stop: stop.signal,
      onRound,
      ...(rounds === undefined ? {} : { rounds }),
    });
  } finally {
    clearTimeout(timer);
    release();
  }
}

/** Ctrl-C ends the search instead of the process, once; a second one ends the process as ever. */
function onInterrupt(act: () => void): () => void {
  const usual = process.listeners('SIGINT');
  const restore = (): void => {
    process.removeAllListeners('SIGINT');
    for (const listener of usual) process.on('SIGINT', listener);
  };
  process.removeAllListeners('SIGINT');
  process.once('SIGINT', () => {
    restore();
    act();
  });
  return restore;
}

function progress(terminal: Terminal): (state: Solved) => void {
  const started = terminal.elapsed();
  let said = started;
  return ({ cost, bound }) => {
    const now = terminal.elapsed();
    if (now - said < 1000) return;
    said = now;
    const seconds = Math.round((now - started) / 1000);
    const figures = [cost, bound].map((figure) =>
      Number.isFinite(figure) ? Math.round(figure).toLocaleString('en') : '–',
    );
    terminal.stderr.write(
      terminal.language === 'zh'
        ? `${seconds} 秒  目标 ${figures[0]}  下界 ${figures[1]}\n`
        : `${seconds} s  cost ${figures[0]}  bound ${figures[1]}\n`,
    );
  };
}

export function gapOf(cost: number, bound: number): number | null {
  if (!Number.isFinite(cost) || !Number.isFinite(bound)) return null;
  return cost <= bound ? 0 : (cost - bound) / Math.abs(cost);
}

export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
