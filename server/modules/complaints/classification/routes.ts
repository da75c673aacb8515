import * as contract from '@tongli/contracts/complaints';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { getClassAccuracy, listClassDecisions } from './accuracy.ts';
import { addClass, changeClass, listClassChanges, listClasses } from './classes.ts';
import { suggestClasses } from './suggesting.ts';

export const classificationRoutes: readonly Operation[] = [
  operation(contract.listClasses, (call) => listClasses(call)),
  operation(contract.addClass, (call, { body }) => addClass(call, body)),
  operation(contract.changeClass, (call, { params, body }) => changeClass(call, params.code, body)),
  operation(contract.listClassChanges, (call, { query }) => listClassChanges(call, query.code)),
  operation(contract.suggestClasses, (call, { body }) => suggestClasses(call, body)),
  operation(contract.listClassDecisions, (call, { query }) => listClassDecisions(call, query)),
  operation(contract.getClassAccuracy, (call) => getClassAccuracy(call)),
];
