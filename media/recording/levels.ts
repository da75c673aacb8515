import { samplesPerMs } from '@tongli/contracts/sound';
import type { Spoken } from './journal.ts';

/** More than a screen is wide shows nothing more. */
const mostLevels = 2_400;
const finestMs = 20;

export interface Levels {
  readonly everyMs: number;
  /** The loudest moment of each step: 0 is silence, 127 the loudest there is. */
  readonly levels: Buffer;
}

/** How loud a recording is from beginning to end, in as many steps as are worth drawing. */
export function levelsOf(spoken: readonly Spoken[], durationMs: number): Levels {
  const everyMs = Math.max(finestMs, Math.ceil(durationMs / mostLevels / finestMs) * finestMs);
  const levels = Buffer.alloc(Math.ceil(durationMs / everyMs));
  for (const { position, level } of spoken) {
    const step = Math.floor(position / samplesPerMs / everyMs);
    if (step < levels.length) levels[step] = Math.max(levels[step] ?? 0, level);
  }
  return { everyMs, levels };
}
