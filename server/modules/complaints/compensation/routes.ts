import * as contract from '@tongli/contracts/complaints';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { addBudget, changeBudget, listBudgets } from './budgets.ts';
import { previewCompensation, proposeCompensation } from './proposing.ts';
import { listCaseCompensations, listLedger, sumLedger } from './queries.ts';
import { fulfilCompensation } from './remedy.ts';
import { readRules, setRules } from './rules.ts';
import { payCompensation, reverseCompensation, withdrawCompensation } from './settling.ts';

export const compensationRoutes: readonly Operation[] = [
  operation(contract.listCompensationRules, (call) => readRules(call)),
  operation(contract.setCompensationRules, (call, { body }) => setRules(call, body)),
  operation(contract.previewCompensation, (call, { params, body }) => previewCompensation(call, params.id, body)),
  operation(contract.listCaseCompensations, (call, { params }) => listCaseCompensations(call, params.id)),
  operation(contract.proposeCompensation, (call, { params, body }) => proposeCompensation(call, params.id, body)),
  operation(contract.withdrawCompensation, (call, { params, body }) => withdrawCompensation(call, params.id, body)),
  operation(contract.payCompensation, (call, { params, body }) => payCompensation(call, params.id, body)),
  operation(contract.fulfilCompensation, (call, { params, body }) => fulfilCompensation(call, params.id, body)),
  operation(contract.reverseCompensation, (call, { params, body }) => reverseCompensation(call, params.id, body)),
  operation(contract.listLedger, (call, { query }) => listLedger(call, query)),
  operation(contract.sumLedger, (call, { query }) => sumLedger(call, query)),
  operation(contract.listBudgets, (call, { query }) => listBudgets(call, query)),
  operation(contract.addBudget, (call, { body }) => addBudget(call, body)),
  operation(contract.changeBudget, (call, { params, body }) => changeBudget(call, params.id, body)),
];
