import * as contract from '@tongli/contracts/org';
import { type Operation, operation } from '../../platform/http/operation.ts';
import { changeCalendar, listCalendars } from './calendars.ts';
import { changePerson, createPerson, movePerson } from './people/commands.ts';
import { listPeople } from './people/directory.ts';
import { listOpenWork, type ReadOpenWork, recordLeaving, withdrawLeaving } from './people/leaving.ts';
import { withdrawMove } from './people/planned.ts';
import { checkFit, getPerson, listBelongings } from './people/record.ts';
import { rehirePerson } from './people/rehiring.ts';
import { recordCertificate, removeCertificate, setSkills } from './people/skills.ts';
import { listStaff } from './people/staff.ts';
import {
  addCertificate,
  addSkill,
  changeCertificate,
  changeSkill,
  listCertificates,
  listSkills,
} from './posts/catalogue.ts';
import { addPost, changePost, getPost, listPosts } from './posts/posts.ts';
import { changeProject, createProject, listProjects } from './projects.ts';
import { applyTemplate, listTemplates, previewTemplate } from './templates/applying.ts';
import { changeUnit, closeUnit, createUnit, moveUnit } from './units/commands.ts';
import { withdrawUnitMove } from './units/planned.ts';
import { getOrganisation, getUnit } from './units/record.ts';

const units: readonly Operation[] = [
  operation(contract.getOrganisation, (call, { query }) => getOrganisation(call, query)),
  operation(contract.getUnit, (call, { params }) => getUnit(call, params.id)),
  operation(contract.addUnit, (call, { body: { fromOn, ...unit } }) =>
    createUnit(call, { ...unit, ...(fromOn ? { fromOn } : {}) }),
  ),
  operation(contract.changeUnit, (call, { params, body }) => changeUnit(call, params.id, body)),
  operation(contract.moveUnit, (call, { params, body }) => moveUnit(call, params.id, body)),
  operation(contract.withdrawUnitMove, (call, { params, body }) => withdrawUnitMove(call, params.id, body)),
  operation(contract.closeUnit, (call, { params, body }) => closeUnit(call, params.id, body)),
  operation(contract.listTemplates, listTemplates),
  operation(contract.previewTemplate, (call, { params }) => previewTemplate(call, params.code)),
  operation(contract.applyTemplate, (call, { params, body }) => applyTemplate(call, params.code, body.parentId)),
];

const posts: readonly Operation[] = [
  operation(contract.listPosts, (call, { query }) => listPosts(call, query)),
  operation(contract.getPost, (call, { params }) => getPost(call, params.id)),
  operation(contract.addPost, (call, { body }) => addPost(call, body)),
  operation(contract.changePost, (call, { params, body }) => changePost(call, params.id, body)),
  operation(contract.listSkills, (call, { query }) => listSkills(call, query)),
  operation(contract.addSkill, (call, { body }) => addSkill(call, body)),
  operation(contract.changeSkill, (call, { params, body }) => changeSkill(call, params.id, body)),
  operation(contract.listCertificates, (call, { query }) => listCertificates(call, query)),
  operation(contract.addCertificate, (call, { body }) => addCertificate(call, body)),
  operation(contract.changeCertificate, (call, { params, body }) => changeCertificate(call, params.id, body)),
];

const people = (readOpenWork: ReadOpenWork): readonly Operation[] => [
  operation(contract.listPeople, (call, { query }) => listPeople(call, query)),
  operation(contract.listStaff, (call, { query }) => listStaff(call, query)),
  operation(contract.getPerson, (call, { params }) => getPerson(call, params.id)),
  operation(contract.listBelongings, (call, { params }) => listBelongings(call, params.id)),
  operation(contract.checkFit, (call, { params, query }) => checkFit(call, params.id, query.postId)),
  operation(contract.listOpenWork, (call, { params }) => listOpenWork(readOpenWork)(call, params.id)),
  operation(contract.addPerson, (call, { body: { fromOn, ...person } }) =>
    createPerson(call, { ...person, ...(fromOn ? { fromOn } : {}) }),
  ),
  operation(contract.changePerson, (call, { params, body }) => changePerson(call, params.id, body)),
  operation(contract.movePerson, (call, { params, body }) => movePerson(call, params.id, body)),
  operation(contract.setSkills, (call, { params, body }) => setSkills(call, params.id, body)),
  operation(contract.recordCertificate, (call, { params, body }) => recordCertificate(call, params.id, body)),
  operation(contract.removeCertificate, (call, { params }) => removeCertificate(call, params.id, params.heldId)),
  operation(contract.withdrawPersonMove, (call, { params, body }) => withdrawMove(call, params.id, body)),
  operation(contract.rehirePerson, (call, { params, body }) => rehirePerson(call, params.id, body)),
  operation(contract.recordLeaving, (call, { params, body }) => recordLeaving(readOpenWork)(call, params.id, body)),
  operation(contract.withdrawLeaving, (call, { params, body }) => withdrawLeaving(call, params.id, body.version)),
];

const projects: readonly Operation[] = [
  operation(contract.listProjects, listProjects),
  operation(contract.addProject, (call, { body }) => createProject(call, body)),
  operation(contract.changeProject, (call, { params, body }) => changeProject(call, params.id, body)),
];

const calendars: readonly Operation[] = [
  operation(contract.listCalendars, listCalendars),
  operation(contract.changeCalendar, (call, { params, body }) => changeCalendar(call, params.id, body)),
];

export const routes = (readOpenWork: ReadOpenWork): readonly Operation[] => [
  ...units,
  ...posts,
  ...people(readOpenWork),
  ...projects,
  ...calendars,
];
