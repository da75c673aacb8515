import type { Grant, Role } from '@tongli/contracts/access';
import { complaintProcess, serviceCalendar, serviceCalendarName } from '../empty/defaults.ts';
import { hashPassword, openAccount } from '../modules/access/index.ts';
import { addTerms } from '../modules/complaints/index.ts';
import { addCalendar, addPeople, addProject, addUnit } from '../modules/org/index.ts';
import { laySuppliedProcesses, publishProcess } from '../modules/requests/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import { qualifyPeople, rearrange } from './past.ts';
import { calendarId, people, projectId, units } from './people.ts';
import { addPosts, postIds } from './posts.ts';
import { sampleTerms } from './terms.ts';

export { serviceCalendar };

/** For every account of the sample centre. It is printed at the start, and only where the server listens on loopback. */
export const samplePassword = 'tongli-2026';

/** Who leads a team does so for its branch; every other role is held everywhere. */
const grantsOf = (roles: readonly Role[], unitId: string | undefined): Grant[] =>
  roles.map((role) => ({ role, projectId: null, unitId: role === 'leader' ? (unitId ?? null) : null }));

/** A few each year, since the centre was founded. */
const joinedOn = (index: number): string =>
  `${2014 + (index % 7)}-${String(((index * 5) % 12) + 1).padStart(2, '0')}-01`;

/** People, units, accounts, the calendar and the complaint process, through the modules' own doors. */
export async function foundOrganisation(call: Call): Promise<void> {
  await addProject(call, { id: projectId, code: 'hefeng', name: { zh: '和风通信', en: 'Hefeng Telecom' } });
  await addCalendar(call, {
    id: calendarId,
    code: 'service',
    name: serviceCalendarName,
    definition: serviceCalendar(call.now.getUTCFullYear()),
  });
  mustSucceed(await publishProcess(call, complaintProcess, 0));
  await laySuppliedProcesses(call);
  await addTerms(call, sampleTerms, true);
  for (const unit of units) mustSucceed(await addUnit(call, unit));
  await addPosts(call);
  const unitIds = new Map(units.map((unit) => [unit.code, unit.id]));
  const password = { hash: await hashPassword(samplePassword) };
  for (const { id, username, name, roles, unit } of people)
    mustSucceed(await openAccount(call, { id, username, name, grants: grantsOf(roles, unitIds.get(unit)), password }));
  const staff = people.map(({ id, name, unit, post }, index) => ({
    id,
    name,
    number: `HF${String(index + 1).padStart(4, '0')}`,
    unitId: unitIds.get(unit) ?? '',
    postId: postIds.get(post) ?? '',
    fromOn: joinedOn(index),
  }));
  mustSucceed(await addPeople(call, staff));
  await qualifyPeople(call);
  await rearrange(call);
}
