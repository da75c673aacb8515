export {
  addCalendar,
  type BusinessDay,
  businessDay,
  type CalendarVersion,
  getCalendar,
  isCalendar,
} from './calendars.ts';
export { calendarCodes, postCodes, unitByCode, unitNames } from './codes.ts';
export { holdersIn, leadersIn, peopleWithin, staffWhoMay, staffWithRole, unitLine, unitsAmong } from './holders.ts';
export { addPeople, type NewPerson, peopleByNumber, removePeople } from './people/adding.ts';
export { leavingAmong } from './people/administration.ts';
export { movePerson } from './people/commands.ts';
export { describePeople, isPerson, unitOf, unitOnDate } from './people/directory.ts';
export { countStaff } from './people/headcount.ts';
export { type ReadOpenWork, recordLeaving, successorOf } from './people/leaving.ts';
export { type CertificateInput, certify, giveSkills, skillsOf } from './people/skills.ts';
export { addCertificate, addSkill, type NewCertificate, type NewSkill } from './posts/catalogue.ts';
export { addPost } from './posts/posts.ts';
export { addProject, foundingProject, listProjects, projectAsked, projectFor } from './projects.ts';
export type { OrgTables } from './tables.ts';
export { organisationTemplate } from './templates/content.ts';
export { moveUnit } from './units/commands.ts';
export { getUnit } from './units/record.ts';
export { addUnit, type NewUnit } from './units/store.ts';
