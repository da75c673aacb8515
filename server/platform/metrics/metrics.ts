import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Floor } from '../floor.ts';
import type { SystemParts } from '../system/operations.ts';
import { flowStandings, jobCounts, logStanding, overdueTimers } from '../system/standing.ts';
import { standingOf } from '../voice/index.ts';

/** Seconds: from a cached look to a slow export. */
const durations = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

export interface Metrics {
  observe(request: { method: string; route: string; status: number; seconds: number }): void;
  /** In the text format that Prometheus reads. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Figures of this process, and of the installation as the database has them when they are asked for. */
export function createMetrics(floor: Floor, parts: SystemParts): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const labelNames = ['method', 'route', 'status'] as const;
  const requests = new Histogram({
    name: 'tongli_http_request_seconds',
    help: 'Duration of requests',
    labelNames,
    buckets: durations,
    registers,
  });
  const failures = new Counter({
    name: 'tongli_http_failures_total',
    help: 'Requests answered with 500 or above',
    registers,
  });
  const gauges = installationGauges(registers);
  return {
    contentType: registry.contentType,
    observe: ({ method, route, status, seconds }) => {
      requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds);
      if (status >= 500) failures.inc();
    },
    text: async () => {
      await readInstallation(floor, parts, gauges);
      return registry.metrics();
    },
  };
}

type Gauges = ReturnType<typeof installationGauges>;

function installationGauges(registers: Registry[]) {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `tongli_${name}`, help, labelNames, registers });
  return {
    sealed: gauge('log_sealed_position', 'Last position that the sealer gave', ['log']),
    unsealed: gauge('log_unsealed_rows', 'Rows that wait for their position', ['log']),
    behind: gauge('flow_facts_behind', 'Facts that a flow has not handled yet', ['flow']),
    lag: gauge('flow_lag_seconds', 'Age of the oldest fact that a flow has not handled yet', ['flow']),
    parked: gauge('flow_facts_parked', 'Facts that a flow could not handle', ['flow']),
    jobs: gauge('jobs', 'Jobs by state', ['state']),
    voice: gauge('voice_reached', '1 where what carries calls is reached from this process'),
    overdue: gauge('timers_overdue', 'Business timers whose time has come and which have not fired'),
  };
}

async function readInstallation(floor: Floor, { flows, timers }: SystemParts, gauges: Gauges): Promise<void> {
  const now = await floor.clock.now(floor.reader);
  const logs = await logStanding(floor.reader);
  for (const [name, { sealed, unsealed }] of [['event', logs.log] as const, ['audit', logs.audit] as const]) {
    gauges.sealed.set({ log: name }, sealed);
    gauges.unsealed.set({ log: name }, unsealed);
  }
  for (const { name, behind, waitingSince, parked } of await flowStandings(floor.reader, flows)) {
    const lagMs = waitingSince === null ? 0 : Math.max(0, now.getTime() - new Date(waitingSince).getTime());
    gauges.behind.set({ flow: name }, behind);
    gauges.lag.set({ flow: name }, lagMs / 1_000);
    gauges.parked.set({ flow: name }, parked);
  }
  for (const [state, count] of Object.entries(await jobCounts(floor.reader))) gauges.jobs.set({ state }, count);
  gauges.voice.set(standingOf(floor.voice) === 'reached' ? 1 : 0);
  gauges.overdue.set((await overdueTimers(floor.reader, timers, now)).length);
}
