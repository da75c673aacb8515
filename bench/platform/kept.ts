import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { foundInstallation } from '../../server/test/server-process.ts';
import { type Installation, makeInstallation } from './installation.ts';

export interface Kept extends Installation {
  /** What is measured is there already, from a run before. */
  readonly isFilled: boolean;
  /** From here on it need not be filled again. */
  filled(): void;
}

/**
 * An installation that takes minutes to fill: kept under TONGLI_BENCH_KEPT, where that is set, for the runs to come. It must be removed by
 * hand when what fills it, or the product's tables, have changed.
 */
export async function keptInstallation(name: string): Promise<Kept> {
  const folder = process.env.TONGLI_BENCH_KEPT;
  if (folder === undefined) return { ...(await makeInstallation()), isFilled: false, filled: () => undefined };
  const path = join(folder, name);
  const mark = join(path, 'filled');
  if (!existsSync(path)) {
    mkdirSync(path, { recursive: true, mode: 0o755 });
    await foundInstallation(path);
  }
  return { path, isFilled: existsSync(mark), filled: () => writeFileSync(mark, ''), remove: () => undefined };
}
