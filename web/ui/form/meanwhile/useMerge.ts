import { type RefObject, useRef, useState } from 'react';
import { ProblemError } from '../../../api/problem.ts';
import type { Basis, Versioned } from '../Basis.tsx';
import { keepDraft, type Values } from '../drafts.ts';
import { type Clash, ceding, type Lists, merge, type Path } from './merge.ts';

export type Side = 'theirs' | 'mine';

/** What came of merging with one newer version. */
export interface Outcome {
  readonly version: number;
  readonly taken: readonly Path[];
  readonly clashes: readonly Clash[];
  readonly chosen: Readonly<Record<string, Side>>;
  /** All is decided; what is sent names the newer version. */
  readonly settled: boolean;
}

export const keyOf = (path: Path) => path.join('.');

export const undecided = ({ clashes, chosen }: Outcome) => clashes.filter(({ path }) => !chosen[keyOf(path)]).length;

interface Given<R> {
  basis: Basis;
  /** The form's values as the latest record has them. */
  theirs: Values;
  latest: number;
  name: string;
  secret: readonly string[] | undefined;
  lists: Lists | undefined;
  /** Nothing was typed: the form follows by itself. */
  waits: boolean;
  onTold: (current: R) => void;
}

export interface Merge {
  /** A newer version that was not merged yet. */
  readonly due: number | null;
  readonly outcome: Outcome | null;
  readonly box: RefObject<HTMLDivElement | null>;
  /** Merges what stands in the form; gives back what is to stand there. */
  run(mine: Values): Values;
  choose(path: Path, side: Side): void;
  /** With every clash decided: what is to stand in the form from here on. */
  settle(mine: Values): Values;
  /** True while something is to be decided before anything is sent. */
  hold(): boolean;
  onRefused(error: Error): boolean;
  forget(): void;
}

const isVersioned = (value: unknown): value is Versioned =>
  typeof value === 'object' && value !== null && 'id' in value && 'version' in value;

/** The record that a refusal for an outdated version brings along. */
function currentOf(error: Error): Versioned | null {
  if (!(error instanceof ProblemError) || error.problem.code !== 'stale-version') return null;
  return isVersioned(error.problem.current) ? error.problem.current : null;
}

/** Keeps what both have changed apart until it is decided. Nothing is sent meanwhile, and nothing typed is lost. */
export function useMerge<R extends Versioned>(given: Given<R>): Merge {
  const { basis, theirs, latest, name, secret, lists, waits, onTold } = given;
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const open = basis.outdated && outcome?.version === latest ? outcome : null;
  const keep = (values: Values) => keepDraft(name, values, secret ?? []);
  return {
    due: basis.outdated && !waits && outcome?.version !== latest ? latest : null,
    outcome,
    box,
    run: (mine) => {
      const { values, taken, clashes } = merge(basis.values, mine, theirs, lists);
      const settled = clashes.length === 0;
      setOutcome({ version: latest, taken, clashes, chosen: {}, settled });
      keep(values);
      if (settled) basis.follow();
      return values;
    },
    choose: (path, side) =>
      setOutcome((now) => (now ? { ...now, chosen: { ...now.chosen, [keyOf(path)]: side } } : now)),
    settle: (mine) => {
      const ceded = outcome?.clashes.filter(({ path }) => outcome.chosen[keyOf(path)] === 'theirs') ?? [];
      const values = ceding(mine, ceded, lists);
      setOutcome((now) => (now ? { ...now, settled: true } : now));
      keep(values);
      basis.follow();
      return values;
    },
    hold: () => {
      const holds = open !== null && !open.settled;
      if (holds) box.current?.focus();
      return holds;
    },
    onRefused: (error) => {
      const current = currentOf(error);
      if (current) onTold(current as R);
      return current !== null;
    },
    forget: () => setOutcome(null),
  };
}
