import { schedule } from './agenda.ts';
import { away, freeAgent, leaving, listAgent, unlistAgent } from './crew.ts';
import { draw } from './draws.ts';
import { dequeue } from './queues.ts';
import * as cell from './tally.ts';
import { add, groupFields, skillFields, typeFields } from './tally.ts';
import { settle, settleHand, type World } from './world.ts';

/** The skill by which a contact is answered at once, or −1: of the groups that may take it by now, the one whose agent the rule prefers. */
export function chooseSkill({ plan, crew, now }: World, type: number, arrivedAt: number): number {
  let best = -1;
  let bestAgent = -1;
  const end = plan.firstRoute[type + 1] ?? 0;
  for (let route = plan.firstRoute[type] ?? 0; route < end; route++) {
    const skill = plan.routes[route] ?? 0;
    if (now < arrivedAt + (plan.skill.afterSeconds[skill] ?? 0)) continue;
    const agent = freeAgent(crew, plan, skill);
    if (agent < 0) continue;
    if (best >= 0) {
      const levels = (plan.skill.level[skill] ?? 0) - (plan.skill.level[best] ?? 0);
      if (plan.bestLevel && levels < 0) continue;
      const loads = (crew.load[agent] ?? 0) - (crew.load[bestAgent] ?? 0);
      const since = (crew.since[agent] ?? 0) - (crew.since[bestAgent] ?? 0);
      const preferred = (plan.bestLevel && levels > 0) || loads < 0 || (loads === 0 && since < 0);
      if (!preferred) continue;
    }
    best = skill;
    bestAgent = agent;
  }
  return best;
}

/** The skill by which a free agent takes the head of a queue, or −1. Who has contacts in hand takes more of the same kind only. */
function chooseContact({ plan, crew, queues, now }: World, agent: number): number {
  const load = crew.load[agent] ?? 0;
  const group = crew.group[agent] ?? 0;
  const inHand = crew.busyWith[agent] ?? 0;
  if (load > 0 && load >= (plan.skill.atOnce[inHand] ?? 1)) return -1;
  const start = load > 0 ? inHand : (plan.firstSkill[group] ?? 0);
  const end = load > 0 ? inHand + 1 : (plan.firstSkill[group + 1] ?? 0);
  const rule = plan.takes[group];
  let best = -1;
  let bestRank = 0;
  let bestArrival = 0;
  for (let skill = start; skill < end; skill++) {
    const type = plan.skill.type[skill] ?? 0;
    const slot = queues.head[type] ?? -1;
    if (slot < 0) continue;
    const arrivedAt = queues.arrivedAt[slot] ?? 0;
    if (now < arrivedAt + (plan.skill.afterSeconds[skill] ?? 0)) continue;
    const priority = plan.skill.priority[skill] ?? 0;
    // Smaller is taken first. Queues of the same length are told apart by priority, then by their order in the file.
    const longest = rule === 'longest-queue';
    const rank = longest ? -(queues.length[type] ?? 0) : rule === 'priority' ? priority : 0;
    const tie = longest ? priority : arrivedAt;
    if (best >= 0 && (rank > bestRank || (rank === bestRank && tie >= bestArrival))) continue;
    best = skill;
    bestRank = rank;
    bestArrival = tie;
  }
  return best;
}

/** Gives a free agent what waits, as much as can be handled at once; whoever could take more then stands in a list. */
export function serveFrom(world: World, agent: number): void {
  unlistAgent(world.crew, agent);
  for (let skill = chooseContact(world, agent); skill >= 0; skill = chooseContact(world, agent)) {
    answerWaiting(world, agent, skill, world.queues.head[world.plan.skill.type[skill] ?? 0] ?? 0);
    unlistAgent(world.crew, agent);
  }
  listAgent(world.crew, world.plan, agent);
}

export function answerWaiting(world: World, agent: number, skill: number, slot: number): void {
  const { queues } = world;
  const row = queues.row[slot] ?? 0;
  const arrivedAt = queues.arrivedAt[slot] ?? 0;
  dequeue(queues, slot);
  tallyAnswer(world, skill, row, world.now - arrivedAt, 1);
  begin(world, agent, skill);
}

export function answerAtOnce(world: World, skill: number): void {
  tallyAnswer(world, skill, world.row, 0, 0);
  begin(world, freeAgent(world.crew, world.plan, skill), skill);
}

function tallyAnswer({ plan, tally }: World, skill: number, row: number, wait: number, waited: number): void {
  const type = plan.skill.type[skill] ?? 0;
  const inTime = wait <= (plan.answerSeconds[type] ?? 0) ? 1 : 0;
  const ofType = (row * plan.types + type) * typeFields;
  add(tally.ofType, ofType + cell.answered, 1);
  add(tally.ofType, ofType + cell.inTime, inTime);
  add(tally.ofType, ofType + cell.answeredWait, wait);
  const ofGroup = (row * plan.groups + (plan.skill.group[skill] ?? 0)) * groupFields;
  add(tally.ofGroup, ofGroup + cell.taken, 1);
  add(tally.ofGroup, ofGroup + cell.takenInTime, inTime);
  add(tally.ofGroup, ofGroup + cell.takenAfterWait, waited);
  add(tally.ofGroup, ofGroup + cell.takenWait, wait);
  add(tally.ofSkill, (row * plan.skill.type.length + skill) * skillFields + cell.handled, 1);
}

function begin(world: World, agent: number, skill: number): void {
  const { plan, crew, now } = world;
  const group = plan.skill.group[skill] ?? 0;
  const draws = world.handling[plan.skill.type[skill] ?? 0];
  const seconds = (draws ? draw(draws) : 0) * (plan.skill.handleFactor[skill] ?? 1);
  const load = crew.load[agent] ?? 0;
  settle(world, group);
  if (load === 0) world.busy[group] = (world.busy[group] ?? 0) + 1;
  settleHand(world, skill, 1);
  unlistAgent(crew, agent);
  crew.busyWith[agent] = skill;
  if (plan.skill.atOnce[skill] === 1) {
    crew.load[agent] = 1;
    crew.since[agent] = now;
    crew.doneAt[agent] = now + seconds;
    schedule(world.agenda, now + seconds, agent);
    return;
  }
  progressHand(world, agent);
  crew.left[(crew.firstPlace[agent] ?? 0) + load] = seconds;
  crew.load[agent] = load + 1;
  planNextDone(world, agent);
  listAgent(crew, plan, agent);
}

/** A contact in hand is done, unless what was planned has changed since. */
export function finish(world: World, agent: number): void {
  const { plan, crew, now } = world;
  if (crew.doneAt[agent] !== now) return;
  const group = crew.group[agent] ?? 0;
  const skill = crew.busyWith[agent] ?? 0;
  settle(world, group);
  unlistAgent(crew, agent);
  settleHand(world, skill, -1);
  if (plan.skill.atOnce[skill] === 1) crew.load[agent] = 0;
  else dropDone(world, agent);
  crew.since[agent] = now;
  if (crew.load[agent] === 0) {
    world.busy[group] = (world.busy[group] ?? 0) - 1;
    crew.busyWith[agent] = -1;
    crew.doneAt[agent] = Number.NaN;
  } else planNextDone(world, agent);
  if (crew.duty[agent] !== leaving) serveFrom(world, agent);
  else if (crew.load[agent] === 0) {
    crew.duty[agent] = away;
    world.present[group] = (world.present[group] ?? 0) - 1;
  }
}

/** How many times longer a contact lasts with the others in hand. */
function stretch({ plan, crew }: World, agent: number): number {
  const skill = crew.busyWith[agent] ?? 0;
  return 1 + (plan.skill.slowdownEach[skill] ?? 0) * ((crew.load[agent] ?? 0) - 1);
}

/** Brings what is left of each contact in hand to now: all go on together, each slower for the others. */
function progressHand(world: World, agent: number): void {
  const { crew, now } = world;
  const load = crew.load[agent] ?? 0;
  const first = crew.firstPlace[agent] ?? 0;
  if (load > 0) {
    const passed = (now - (crew.since[agent] ?? 0)) / stretch(world, agent);
    for (let place = first; place < first + load; place++) add(crew.left, place, -passed);
  }
  crew.since[agent] = now;
}

function dropDone(world: World, agent: number): void {
  const { crew } = world;
  progressHand(world, agent);
  const last = (crew.load[agent] ?? 0) - 1;
  const first = crew.firstPlace[agent] ?? 0;
  crew.left[nearestDone(world, agent)] = crew.left[first + last] ?? 0;
  crew.load[agent] = last;
}

function nearestDone({ crew }: World, agent: number): number {
  const first = crew.firstPlace[agent] ?? 0;
  let least = first;
  for (let place = first + 1; place < first + (crew.load[agent] ?? 0); place++) {
    if ((crew.left[place] ?? 0) < (crew.left[least] ?? 0)) least = place;
  }
  return least;
}

function planNextDone(world: World, agent: number): void {
  const { crew, now } = world;
  const left = Math.max(0, crew.left[nearestDone(world, agent)] ?? 0);
  const doneAt = now + left * stretch(world, agent);
  crew.doneAt[agent] = doneAt;
  schedule(world.agenda, doneAt, agent);
}
