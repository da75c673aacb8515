import { grantsEverywhere } from '@tongli/contracts/access';
import { complaintProcess, serviceCalendar, serviceCalendarName } from '../empty/defaults.ts';
import { hashPassword, openAccount } from '../modules/access/index.ts';
import { addTerms } from '../modules/complaints/index.ts';
import { addCalendar, addPerson, addProject, addUnit } from '../modules/org/index.ts';
import { publishProcess } from '../modules/requests/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import { calendarId, people, projectId, units } from './people.ts';
import { sampleTerms } from './terms.ts';

export { serviceCalendar };

/** For every account of the sample centre. It is printed at the start, and only where the server listens on loopback. */
export const samplePassword = 'tongli-2026';

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
  await addTerms(call, sampleTerms, true);
  for (const unit of units) await addUnit(call, unit);
  const unitIds = new Map(units.map((unit) => [unit.code, unit.id]));
  const password = { hash: await hashPassword(samplePassword) };
  for (const person of people) {
    const { id, username, name, post, roles } = person;
    mustSucceed(await openAccount(call, { id, username, name, grants: grantsEverywhere(...roles), password }));
    await addPerson(call, { id, name, post, unitId: unitIds.get(person.unit) ?? '' });
  }
}
