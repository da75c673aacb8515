import * as contract from '@tongli/contracts/org';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { calendarId } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

async function change(week: contract.Calendar['week']) {
  const { name, special, version } = (await world.request('admin', contract.listCalendars)).reply.calendars[0]!;
  const body = { name, special, week, version };
  return world.request('admin', contract.changeCalendar, { params: { id: calendarId }, body });
}

const morning = [{ startMinute: 540, endMinute: 720 }];
const closed: contract.Calendar['week'] = [[], [], [], [], [], [], []];

test('a calendar is changed version by version', async () => {
  const changed = await change(closed.with(0, morning));
  expect([changed.status, changed.reply.version, changed.reply.week[0]]).toEqual([200, 2, morning]);
});

test.each([
  ['never opens', closed],
  ['opens for a minute a week', closed.with(0, [{ startMinute: 540, endMinute: 541 }])],
  ['opens twice at once', closed.with(0, [...morning, ...morning])],
])('one that %s would hold no limit, and is refused', async (_, week) => {
  expect((await change(week)).problem).toMatchObject({ status: 422, code: 'invalid-calendar' });
});
