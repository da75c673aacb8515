import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Measurement } from './measurement.ts';

const measuring = /^export async function\* (measure\w+)\(/gm;

/** A measuring generator in a file of this folder. */
export interface Measuring {
  readonly file: string;
  readonly name: string;
}

/**
 * Benchmarks by name: a file of `engines/` that exports `measure…` is one by its own name, any other folder is one made of all
 * its files that do, in the order of their names.
 */
export function findBenchmarks(folder: string): Map<string, readonly Measuring[]> {
  const found = new Map<string, readonly Measuring[]>();
  for (const entry of readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory())) {
    const inside = measuringIn(join(folder, entry.name));
    if (entry.name === 'engines') for (const one of inside) found.set(basename(one.file, '.ts'), [one]);
    else if (inside.length > 0) found.set(entry.name, inside);
  }
  return new Map([...found].sort(([a], [b]) => a.localeCompare(b)));
}

function measuringIn(folder: string): Measuring[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  return files.sort().flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return [...text.matchAll(measuring)].map(([, name = '']) => ({ file: join(folder, file), name }));
  });
}

/** Loads one at a time, so that none pays for what another imports. */
export async function* measure(generators: readonly Measuring[]): AsyncGenerator<Measurement> {
  for (const { file, name } of generators) {
    const exported = (await import(file)) as Record<string, () => AsyncIterable<Measurement>>;
    yield* exported[name]?.() ?? [];
  }
}
