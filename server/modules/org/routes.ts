import * as contract from '@tongli/contracts/org';
import { type Operation, operation } from '../../platform/http/operation.ts';
import { changeCalendar, listCalendars } from './calendars.ts';
import { listPeople } from './people/directory.ts';
import { listProjects } from './projects.ts';

export const routes: readonly Operation[] = [
  operation(contract.listPeople, (call, { query }) => listPeople(call, query)),
  operation(contract.listProjects, listProjects),
  operation(contract.listCalendars, listCalendars),
  operation(contract.changeCalendar, (call, { params, body }) => changeCalendar(call, params.id, body)),
];
