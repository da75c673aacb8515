import { seededRandom } from '@tongli/spc';
import { sql } from 'kysely';
import { addTerms } from '../modules/complaints/index.ts';
import { type Clock, followMachine } from '../platform/clock/clock.ts';
import type { Floor } from '../platform/floor.ts';
import { type Actor, system } from '../platform/permissions/actor.ts';
import { planHistory } from './history.ts';
import { type Session, sessionsOf } from './lives.ts';
import { foundOrganisation, samplePassword, serviceCalendar } from './organisation.ts';
import { sampleTerms } from './terms.ts';

const pastDays = 62;
const seed = 20_260_301;
const dayMs = 86_400_000;
/** Less than the shortest limit's way to its warning. */
const togetherMs = 3_600_000;
const mostTogether = 8;

/** A new installation on a stepped clock, as the sample centre needs it. */
export interface NewInstallation {
  readonly floor: Floor;
  advanceTo(target: Date): Promise<void>;
  nextDue(): Promise<Date | null>;
  useClock(clock: Clock): void;
}

/** A new installation begins two months ago; the sample centre's past is lived through from there on. */
export const sampleStart = (now: Date): Date => new Date(now.getTime() - pastDays * dayMs);

/**
 * Fills a new installation with the sample centre: its people, and two months of complaints led through the product's
 * own commands on the stepped clock. An installation that already lives is left alone.
 */
export async function loadSampleCentre(
  house: NewInstallation,
  until: Date,
  say: (line: string) => void,
): Promise<void> {
  const { floor } = house;
  if (floor.clock.mode === 'real') return;
  say('Loading the sample centre: two months of complaints …');
  const start = await floor.clock.now(floor.db);
  await inTransaction(floor, system('sample'), start, async (call) => {
    await foundOrganisation(call);
    await addTerms(call, sampleTerms, true);
  });
  await live(house, start, until);
  await house.advanceTo(until);
  house.useClock(await followMachine(floor.db));
}

async function inTransaction(
  floor: Floor,
  actor: Actor,
  now: Date,
  act: (call: Parameters<Session['act']>[0]) => Promise<void>,
): Promise<void> {
  await floor.db.transaction().execute((tx) => act({ tx, now, actor, requestId: 'sample', keyring: floor.keyring }));
}

/** Lives the planned sessions in order; whatever falls due in between fires at its own minute. */
async function live(house: NewInstallation, start: Date, until: Date): Promise<void> {
  const calendar = serviceCalendar(start.getUTCFullYear());
  const sessions = planHistory(calendar, start, pastDays, seededRandom(seed))
    .flatMap((planned, number) => sessionsOf(planned, number, calendar.zone))
    .filter((session) => session.at <= until)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  let next = 0;
  for (let first = sessions[0]; first; first = sessions[next]) {
    const due = await house.nextDue();
    if (due && due <= first.at) await house.advanceTo(first.at);
    const together = concurrent(sessions, next, await house.nextDue());
    await Promise.all(together.map(({ actor, at, act }) => inTransaction(house.floor, actor, at, act)));
    next += together.length;
  }
}

/** Sessions of different cases that lie close together, before anything else falls due: their order does not matter. */
function concurrent(sessions: readonly Session[], from: number, due: Date | null): Session[] {
  const start = sessions[from]?.at.getTime() ?? 0;
  const end = Math.min(start + togetherMs, due?.getTime() ?? Number.POSITIVE_INFINITY);
  const together: Session[] = [];
  for (const session of sessions.slice(from, from + mostTogether)) {
    if (together.length > 0 && session.at.getTime() >= end) break;
    if (together.some((other) => other.caseNumber === session.caseNumber)) break;
    together.push(session);
  }
  return together;
}

/** How to sign in as each role; shown on loopback only. */
export function sampleSignIns(): string {
  const roles = [
    ['客服代表 agent', 'wangfang'],
    ['投诉处理 handler', 'liwei'],
    ['投诉主管 complaint manager', 'chenjing'],
    ['品质工程师 quality engineer', 'malin'],
    ['系统管理员 administrator', 'admin'],
  ];
  const lines = roles.map(([role = '', name]) => `  ${role}: ${name} / ${samplePassword}`);
  return ['Sign in 登录:', ...lines, 'Customers 客户: /portal'].join('\n');
}
