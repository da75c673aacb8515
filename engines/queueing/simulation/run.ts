import { nextTime, schedule, takeNext } from './agenda.ts';
import { freeAgent } from './crew.ts';
import { draw } from './draws.ts';
import { dequeue, enqueue } from './queues.ts';
import { answerAtOnce, answerWaiting, chooseSkill, finish } from './serving.ts';
import { staffInterval } from './shifts.ts';
import { abandoned, abandonedWait, add, offered, typeFields, waited } from './tally.ts';
import { settleAll, type World } from './world.ts';

/** Queues of so many will not come back, and would fill the memory: the simulation stops there. */
const mostWaiting = 2_000_000;

/** In events: shifts may change for many agents at once. */
const costOfInterval = 1000;

/** Lets up to `events` things happen; true when all days are done. */
export function advance(world: World, events: number): boolean {
  for (let count = 0; count < events && !world.done; count++) {
    const planned = nextTime(world.agenda);
    if (world.nextArrival <= planned && world.nextArrival < world.boundary) {
      world.now = world.nextArrival;
      arrive(world);
    } else if (world.boundary <= planned) {
      endInterval(world);
      count += costOfInterval;
    } else {
      world.now = planned;
      const item = takeNext(world.agenda);
      const agents = world.crew.group.length;
      if (item < agents) finish(world, item);
      else if ((item - agents) % 2 === 0) giveUp(world, (item - agents) >> 1);
      else overflow(world, (item - agents) >> 1);
    }
  }
  return world.done;
}

/** The first day begins. */
export function begin(world: World): void {
  startInterval(world);
}

function arrive(world: World): void {
  const type = arrivingType(world);
  world.contacts++;
  const cell = (world.row * world.plan.types + type) * typeFields;
  add(world.tally.ofType, cell + offered, 1);
  const skill = chooseSkill(world, type, world.now);
  if (skill >= 0) answerAtOnce(world, skill);
  else {
    add(world.tally.ofType, cell + waited, 1);
    wait(world, type);
  }
  planArrival(world);
}

function arrivingType({ plan, interval, kinds }: World): number {
  if (plan.types === 1) return 0;
  const first = interval * plan.types;
  const last = first + plan.types - 1;
  const place = draw(kinds) * (plan.ratesUpTo[last] ?? 0);
  let at = first;
  while (at < last && (plan.ratesUpTo[at] ?? 0) <= place) at++;
  return at - first;
}

/** The stream has no memory: what was planned may be forgotten when the rate changes. */
function planArrival(world: World): void {
  const { plan, interval, gaps } = world;
  const rate = plan.ratesUpTo[(interval + 1) * plan.types - 1] ?? 0;
  world.nextArrival = rate > 0 ? world.now + draw(gaps) / rate : Number.POSITIVE_INFINITY;
}

function wait(world: World, type: number): void {
  const { plan, queues, agenda, now } = world;
  const patience = world.patience[type];
  const givesUpAt = patience ? now + draw(patience) : Number.POSITIVE_INFINITY;
  const slot = enqueue(queues, type, world.row, now, givesUpAt);
  if (queues.waiting > mostWaiting) world.done = true;
  const item = world.crew.group.length + slot * 2;
  if (patience) schedule(agenda, givesUpAt, item);
  for (const seconds of plan.overflows[type] ?? []) schedule(agenda, now + seconds, item + 1);
}

// A slot may have passed to another contact since; then the time is not the one that it names.
function giveUp(world: World, slot: number): void {
  const { queues, now, plan, tally } = world;
  const type = queues.type[slot] ?? -1;
  if (type < 0 || queues.givesUpAt[slot] !== now) return;
  const cell = ((queues.row[slot] ?? 0) * plan.types + type) * typeFields;
  add(tally.ofType, cell + abandoned, 1);
  add(tally.ofType, cell + abandonedWait, now - (queues.arrivedAt[slot] ?? 0));
  dequeue(queues, slot);
}

function overflow(world: World, slot: number): void {
  const type = world.queues.type[slot] ?? -1;
  if (type < 0) return;
  const skill = chooseSkill(world, type, world.queues.arrivedAt[slot] ?? 0);
  if (skill >= 0) answerWaiting(world, freeAgent(world.crew, world.plan, skill), skill, slot);
}

function startInterval(world: World): void {
  const { plan } = world;
  world.boundary = world.dayStart + (world.interval + 1) * plan.intervalSeconds;
  staffInterval(world);
  planArrival(world);
}

function endInterval(world: World): void {
  const { plan } = world;
  if (world.closed) {
    endDrain(world);
    return;
  }
  world.now = world.boundary;
  world.interval++;
  if (world.interval === plan.intervals) endDay(world);
  else startInterval(world);
  if (world.row > world.days && !countedWait(world)) world.done = true;
}

function endDay(world: World): void {
  const { plan, queues } = world;
  settleAll(world);
  for (let type = 0; type < plan.types; type++) {
    world.leftOver[world.row * plan.types + type] = queues.length[type] ?? 0;
  }
  if (plan.aroundTheClock) {
    // After the row that fills the system, as many days are complete as the row says.
    world.complete = Math.min(world.row, world.days);
    world.done = world.row > world.days;
    if (world.done) return;
    world.row++;
    world.timeRow = world.row;
    startDay(world);
    return;
  }
  world.closed = true;
  // What is done after hours counts for the contacts, not for the agents' day.
  world.timeRow = world.days + 1;
  world.nextArrival = Number.POSITIVE_INFINITY;
  world.boundary = Number.POSITIVE_INFINITY;
}

/** After hours nothing is planned any more: who still waits has nobody to be answered by. */
function endDrain(world: World): void {
  const { plan, queues } = world;
  for (let type = 0; type < plan.types; type++) {
    for (let slot = queues.head[type] ?? -1; slot >= 0; slot = queues.head[type] ?? -1) dequeue(queues, slot);
  }
  world.complete = world.row;
  world.done = world.row === world.days;
  world.now = Math.max(world.now, world.dayStart + plan.daySeconds);
  settleAll(world);
  world.closed = false;
  world.row++;
  world.timeRow = world.row;
  if (!world.done) startDay(world);
}

function startDay(world: World): void {
  world.interval = 0;
  world.dayStart = world.now;
  startInterval(world);
}

/** Whether contacts of days that count still wait; each queue's longest waiting came first. */
function countedWait({ queues, days }: World): boolean {
  return queues.head.some((slot) => slot >= 0 && (queues.row[slot] ?? 0) <= days);
}
