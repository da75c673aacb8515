import { attendancePulse, callPulse, customerPulse, routerPulse, typingPulse } from './modules/contacts/index.ts';
import { startAnchoring } from './platform/audit/anchor.ts';
import type { Floor } from './platform/floor.ts';
import { jobRunner } from './platform/jobs/runner.ts';
import type { Pulse } from './platform/pulse.ts';
import { startHeartbeat } from './platform/timers/heartbeat.ts';
import { flows, jobs, timers } from './wiring.ts';

export interface PulseOptions {
  readonly databaseUrl: string;
  /** Where the head of the audit chain is kept outside the database; it is not kept where there is none. */
  readonly anchorFile?: string;
}

const heartbeat: Pulse = (floor) => startHeartbeat(floor, flows, timers).stop;

const anchoring =
  (file: string): Pulse =>
  (floor) =>
    startAnchoring(floor, file, (error) => floor.log.error({ error }, 'audit chain not anchored'));

/** Everything that runs by itself in a serving process. Returns what stops it, last started first. */
export function startPulses(floor: Floor, { anchorFile, databaseUrl }: PulseOptions): () => Promise<void> {
  const pulses = [
    ...(anchorFile === undefined ? [] : [anchoring(anchorFile)]),
    jobRunner(databaseUrl, jobs),
    heartbeat,
    routerPulse(databaseUrl),
    attendancePulse,
    customerPulse,
    typingPulse(databaseUrl),
    callPulse(databaseUrl),
  ];
  const stops = pulses.map((start) => start(floor));
  return async () => {
    for (const stop of stops.toReversed()) await stop();
  };
}
