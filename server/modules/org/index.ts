export {
  addCalendar,
  type BusinessDay,
  businessDay,
  type CalendarVersion,
  getCalendar,
  isCalendar,
} from './calendars.ts';
export { holdersIn, unitLine } from './holders.ts';
export { addPerson, addUnit, describePeople, isPerson, unitOf } from './people.ts';
export { addProject, foundingProject, listProjects, projectFor } from './projects.ts';
export type { OrgTables } from './tables.ts';
