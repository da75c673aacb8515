import { seededChance } from '@tongli/queueing/simulation';
import { type Router, type RoutingAgent, type RoutingRules, startRouter } from '@tongli/routing';
import { beside, type Measurement, quantile } from '../measurement.ts';

const agentCount = 10_000;
const skillCount = 20;
/** Types of a skill's contacts: queues that differ in what they want. */
const typeCount = 5;
const waitingCount = 500;
const changes = 5000;
const boundMs = 5;
const loadBoundMs = 5000;

/** 10,000 agents with five of twenty skills each, no two alike, and 100 queues: what one change costs, with its answer. */
export async function* measureRouting(): AsyncGenerator<Measurement> {
  const draws = drawer();
  const started = process.cpuUsage();
  const { router, agents } = fill(draws);
  const load = { name: 'routing.load_10000_agents_ms', value: milliseconds(started), unit: 'ms of processor' };
  yield beside(load, 'bound', loadBoundMs);
  for (const busy of [1, 0.5, 0]) {
    const taken = measureChanges(router, agents, busy, draws);
    const name = `routing.change_and_answer_at_${busy * 100}_percent_busy`;
    const unit = 'ms of processor';
    yield beside({ name: `${name}_p50_ms`, value: quantile(taken, 0.5), unit }, 'bound', boundMs);
    yield beside({ name: `${name}_p99_ms`, value: quantile(taken, 0.99), unit }, 'bound', boundMs);
  }
}

type Draw = (below: number) => number;

function drawer(): Draw {
  const chance = seededChance(1)(0);
  const values = new Float64Array(4096);
  let at = values.length;
  return (below) => {
    if (at === values.length) {
      chance(values);
      at = 0;
    }
    return Math.floor((values[at++] ?? 0) * below);
  };
}

function rulesOf(): RoutingRules {
  const selections = ['longest-idle', 'best-level', 'least-occupied'] as const;
  const queues = Array.from({ length: skillCount * typeCount }, (_, at) => {
    const [skill, type] = [`s${Math.floor(at / typeCount)}`, at % typeCount];
    return {
      queueId: `q${at}`,
      skills: [{ skill, level: 5 }],
      selection: selections[type % 3] ?? 'longest-idle',
      priority: type,
      openings: [
        { afterSeconds: 30, levels: [{ skill, level: 3 }] },
        {
          afterSeconds: 60,
          levels: [{ skill, level: 1 }],
          alsoQueueId: `q${(at + typeCount) % (skillCount * typeCount)}`,
        },
      ],
    };
  });
  return { queues };
}

function fill(draw: Draw): { router: Router; agents: RoutingAgent[] } {
  const router = startRouter(rulesOf());
  const agents = Array.from({ length: agentCount }, (_, at) => ({
    agentId: `a${at}`,
    ready: true,
    skills: Object.fromEntries(Array.from({ length: 5 }, () => [`s${draw(skillCount)}`, 1 + draw(9)])),
    queues: null,
    slots: slots('idle'),
    idleSince: draw(1_000_000),
  }));
  for (const agent of agents) router.putAgent(agent);
  return { router, agents };
}

const slots = (state: 'idle' | 'busy') => [
  { slot: 1, channel: 'voice' as const, state },
  { slot: 2, channel: 'chat' as const, state },
  { slot: 3, channel: 'chat' as const, state },
];

/** A contact comes, an agent becomes free and another busy, and the router is asked: as in the life of one contact. */
function measureChanges(router: Router, agents: readonly RoutingAgent[], busy: number, draw: Draw): number[] {
  let now = 2_000_000;
  let contacts = 0;
  const arrive = (waitedMs: number) => {
    const channel = draw(2) === 0 ? 'voice' : 'chat';
    const queueId = `q${draw(skillCount * typeCount)}`;
    router.putContact({
      contactId: `${busy} ${contacts++}`,
      queueId,
      channel,
      queuedAt: now - waitedMs,
      priority: draw(4),
    });
  };
  for (const agent of agents) router.putAgent({ ...agent, slots: slots(draw(1000) < busy * 1000 ? 'busy' : 'idle') });
  for (let at = 0; at < waitingCount; at++) arrive(draw(100_000));
  router.next(now);
  return Array.from({ length: changes }, () => {
    now += 5;
    const [freed, taken] = [agents[draw(agentCount)], agents[draw(agentCount)]];
    const started = process.cpuUsage();
    arrive(0);
    if (freed) router.putAgent({ ...freed, idleSince: now });
    if (taken) router.putAgent({ ...taken, slots: slots('busy') });
    router.next(now);
    return milliseconds(started);
  });
}

function milliseconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
