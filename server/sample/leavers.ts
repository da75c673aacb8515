import { addDays, type IsoDate, localDate } from '@tongli/calendar';
import { addPeople, certify, giveSkills, recordLeaving } from '../modules/org/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import { system } from '../platform/permissions/actor.ts';
import { siteZone } from './contact-days.ts';
import { inTransaction } from './live.ts';
import { units } from './people.ts';
import { askedBy, postIds } from './posts.ts';

/** Two agents without accounts, who were there when the past began: their last days, counted from its first. */
const leavers = [
  { number: 'HF0025', name: '林涛', unit: 'hotline-evening', joinedOn: '2019-07-01', lastDay: 12 },
  { number: 'HF0026', name: '许静', unit: 'hotline-day', joinedOn: '2021-03-01', lastDay: 43 },
] as const;

const newPerson = ({ number, name, unit, joinedOn }: (typeof leavers)[number]) => ({
  ...{ number, name, fromOn: joinedOn },
  unitId: units.find(({ code }) => code === unit)?.id ?? '',
  postId: postIds.get('agent') ?? '',
});

async function join(call: Call): Promise<readonly string[]> {
  const ids = mustSucceed(await addPeople(call, leavers.map(newPerson)));
  const { skills, certificateIds } = askedBy('agent');
  const first = localDate(siteZone, call.now);
  const dates = { number: null, issuedOn: addDays(first, -595), validUntil: addDays(first, 500) };
  for (const id of ids) {
    await giveSkills(call, id, skills);
    for (const certificateId of certificateIds) mustSucceed(await certify(call, id, { certificateId, ...dates }));
  }
  return ids;
}

/** Without an account nothing was ever theirs. */
const nothingOpen = async () => [];

async function leave(call: Call, personId: string, lastDayOn: IsoDate): Promise<void> {
  const leaving = { lastDayOn, successorId: null, items: [], version: 1 };
  mustSucceed(await recordLeaving(nothingOpen)(call, personId, leaving));
}

/** They are there from the start on, and each tells of the last day when it has come. */
export async function leaversByDay(floor: Floor, start: Date): Promise<(now: Date) => Promise<void>> {
  const ids = await inTransaction(floor, system('sample'), start, join);
  const first = localDate(siteZone, start);
  const staying = leavers.flatMap(({ lastDay }, index) => {
    const personId = ids[index];
    return personId === undefined ? [] : [{ personId, lastDayOn: addDays(first, lastDay) }];
  });
  return async (now) => {
    const [next] = staying;
    if (!next || localDate(siteZone, now) < next.lastDayOn) return;
    staying.shift();
    await inTransaction(floor, system('sample'), now, (call) => leave(call, next.personId, next.lastDayOn));
  };
}
