import { away, leaving, onDuty, unlistAgent } from './crew.ts';
import { serveFrom } from './serving.ts';
import { settle, type World } from './world.ts';

/** Brings each group to the number of agents that the interval has. */
export function staffInterval(world: World): void {
  const { plan } = world;
  for (let group = 0; group < plan.groups; group++) {
    settle(world, group);
    const wanted = plan.staff[world.interval * plan.groups + group] ?? 0;
    const more = wanted - (world.onDuty[group] ?? 0);
    if (more < 0) sendAway(world, group, -more);
    world.onDuty[group] = wanted;
    if (more > 0) bring(world, group, more);
  }
}

/** Who is idle longest goes at once; others take nothing new and go when what they have in hand is done. */
function sendAway(world: World, group: number, count: number): void {
  const { crew } = world;
  let left = count;
  for (let agent = crew.head[group] ?? -1; agent >= 0 && left > 0; agent = crew.head[group] ?? -1) {
    unlistAgent(crew, agent);
    crew.duty[agent] = away;
    world.present[group] = (world.present[group] ?? 0) - 1;
    left--;
  }
  for (let agent = crew.firstAgent[group] ?? 0; left > 0; agent++) {
    if (crew.duty[agent] !== onDuty) continue;
    unlistAgent(crew, agent);
    crew.duty[agent] = leaving;
    left--;
  }
}

/** Those who are still finishing stay; then others come. */
function bring(world: World, group: number, count: number): void {
  let left = count;
  for (const state of [leaving, away]) {
    const end = world.crew.firstAgent[group + 1] ?? 0;
    for (let agent = world.crew.firstAgent[group] ?? 0; agent < end && left > 0; agent++) {
      if (world.crew.duty[agent] !== state) continue;
      if (state === away) {
        world.present[group] = (world.present[group] ?? 0) + 1;
        world.crew.since[agent] = world.now;
      }
      world.crew.duty[agent] = onDuty;
      left--;
      serveFrom(world, agent);
    }
  }
}
