export {
  addCalendar,
  type BusinessDay,
  businessDay,
  type CalendarVersion,
  getCalendar,
  isCalendar,
} from './calendars.ts';
export { addPerson, addProject, addUnit, describePeople, isPerson, onlyProject } from './people.ts';
export type { OrgTables } from './tables.ts';
