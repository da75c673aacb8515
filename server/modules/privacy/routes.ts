import { readListExport, startListExport } from '@tongli/contracts/exports';
import * as contract from '@tongli/contracts/privacy';
import { type Operation, operation } from '../../platform/http/operation.ts';
import { copyRoutes } from './copies/routes.ts';
import { ask, confirm, outlook, withdraw } from './erasing.ts';
import { exportPerson } from './exporting.ts';
import * as listExports from './list-exports/exporting.ts';
import type { Operations } from './list-exports/reading.ts';
import type { PersonDoors } from './people.ts';
import { changePolicy, getPolicy } from './policy.ts';
import { assign, close, register } from './subject-requests/handling.ts';
import { listSubjectRequests } from './subject-requests/list.ts';
import { listUnusualAccess } from './unusual/list.ts';
import { listErasures } from './views.ts';

export const routes = (doors: PersonDoors, operations: Operations): readonly Operation[] => [
  operation(contract.exportPerson, (call, { params, body }) => exportPerson(call, doors, params.id, body.reason)),
  operation(contract.getErasureOutlook, (call, { params }) => outlook(call, doors, params.id)),
  operation(contract.askErasure, (call, { params, body }) => ask(call, doors, params.id, body.reason)),
  operation(contract.confirmErasure, (call, { params, body }) => confirm(call, doors, params.id, body.version)),
  operation(contract.withdrawErasure, (call, { params, body }) => withdraw(call, params.id, body)),
  operation(contract.listErasures, (call, { query }) => listErasures(call, query)),
  operation(contract.registerSubjectRequest, (call, { params, body }) => register(call, params.id, body)),
  operation(contract.closeSubjectRequest, (call, { params, body }) => close(call, params.id, body)),
  operation(contract.assignSubjectRequest, (call, { params, body }) => assign(call, params.id, body)),
  operation(contract.listSubjectRequests, (call, { query }) => listSubjectRequests(call, query)),
  ...copyRoutes,
  operation(startListExport, (call, { body }) => listExports.start(call, operations, body)),
  operation(readListExport, (call, { params, body }) => listExports.read(call, operations, params.id, body.cursor)),
  operation(contract.listUnusualAccess, (call, { query }) => listUnusualAccess(call, query)),
  operation(contract.getPrivacyPolicy, (call) => getPolicy(call)),
  operation(contract.changePrivacyPolicy, (call, { body }) => changePolicy(call, body)),
];
