import { addDays, type IsoDate, localDate } from '@tongli/calendar';
import { certify, getCalendar, getUnit, giveSkills, movePerson, moveUnit } from '../modules/org/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import { people, personNamed, units } from './people.ts';
import { askedBy, postIds } from './posts.ts';

const unitId = (code: string) => units.find((unit) => unit.code === code)?.id ?? '';

/** The installation's first day at the site, so many days later or, below zero, before. */
async function daysFromStart(call: Call): Promise<(days: number) => IsoDate> {
  const { calendar } = await getCalendar(call);
  const first = localDate(calendar.zone, call.now);
  return (days) => addDays(first, days);
}

/** Who lacks something of what their post asks, so that there is something to see. */
const uncertified = new Set(['pengna']);
const expired = new Set(['guotao']);
const lessSkilled = new Set(['xulei']);

/** Everyone can do what their post asks, and holds its certificates, but for a few. */
export async function qualifyPeople(call: Call): Promise<void> {
  const day = await daysFromStart(call);
  for (const { id, username, post } of people) {
    const { skills, certificateIds } = askedBy(post);
    const less = lessSkilled.has(username) ? 1 : 0;
    await giveSkills(
      call,
      id,
      skills.map(({ skillId, level }, at) => ({ skillId, level: Math.max(1, at === 0 ? level - less : level) })),
    );
    if (uncertified.has(username)) continue;
    for (const certificateId of certificateIds) {
      const validUntil = expired.has(username) ? day(-20) : day(500);
      mustSucceed(await certify(call, id, { certificateId, number: null, issuedOn: day(-595), validUntil }));
    }
  }
}

/** What was otherwise before the installation began: a team stood elsewhere, somebody was something else; and what is planned. */
export async function rearrange(call: Call): Promise<void> {
  const day = await daysFromStart(call);
  const evening = mustSucceed(await getUnit(call, unitId('hotline-evening')));
  const elsewhere = { parentId: unitId('support'), on: day(-400), version: evening.version };
  const { version } = mustSucceed(await moveUnit(call, evening.id, elsewhere));
  mustSucceed(await moveUnit(call, evening.id, { parentId: unitId('hotline'), on: day(-30), version }));
  const technician = { unitId: unitId('support'), postId: postIds.get('technical-support') ?? '' };
  await spell(call, 'yangxue', { ...technician, from: day(-300), until: day(-45) });
  await spell(call, 'songjia', {
    unitId: unitId('hotline-day'),
    postId: postIds.get('agent') ?? '',
    from: day(-700),
    until: day(-200),
  });
  const { id } = personNamed('dengyan');
  const place = { unitId: unitId('hotline-evening'), postId: postIds.get('agent') ?? '' };
  mustSucceed(await movePerson(call, id, { ...place, on: day(90), version: 1 }));
}

/** From a date until before another one somebody was elsewhere, and then back where they are. */
async function spell(
  call: Call,
  username: string,
  { from, until, ...place }: { unitId: string; postId: string; from: IsoDate; until: IsoDate },
): Promise<void> {
  const { id, unit, post } = personNamed(username);
  const { version } = mustSucceed(await movePerson(call, id, { ...place, on: from, version: 1 }));
  const back = { unitId: unitId(unit), postId: postIds.get(post) ?? '' };
  mustSucceed(await movePerson(call, id, { ...back, on: until, version }));
}
