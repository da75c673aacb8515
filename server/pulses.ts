import { startAnchoring } from './platform/audit/anchor.ts';
import type { Floor } from './platform/floor.ts';
import type { Pulse } from './platform/pulse.ts';
import { startHeartbeat } from './platform/timers/heartbeat.ts';
import { flows, timers } from './wiring.ts';

export interface PulseOptions {
  /** Where the head of the audit chain is kept outside the database; it is not kept where there is none. */
  readonly anchorFile?: string;
}

const heartbeat: Pulse = (floor) => startHeartbeat(floor, flows, timers).stop;

const anchoring =
  (file: string): Pulse =>
  (floor) =>
    startAnchoring(floor.db, file, (error) => floor.log.error({ error }, 'audit chain not anchored'));

/** Everything that runs by itself in a serving process. Returns what stops it, last started first. */
export function startPulses(floor: Floor, { anchorFile }: PulseOptions): () => Promise<void> {
  const pulses = [...(anchorFile === undefined ? [] : [anchoring(anchorFile)]), heartbeat];
  const stops = pulses.map((start) => start(floor));
  return async () => {
    for (const stop of stops.toReversed()) await stop();
  };
}
