import * as contract from '@tongli/contracts/complaints';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { appealSanction, decideSanction, decideSanctionAppeal } from './deciding.ts';
import { recordFinding } from './finding.ts';
import { listCaseFindings, listOwnSanctions, listSanctions, sumEffects } from './queries.ts';
import { readSanctionRules, setSanctionRules } from './rules.ts';

export const accountabilityRoutes: readonly Operation[] = [
  operation(contract.listSanctionRules, (call) => readSanctionRules(call)),
  operation(contract.setSanctionRules, (call, { body }) => setSanctionRules(call, body)),
  operation(contract.listCaseFindings, (call, { params }) => listCaseFindings(call, params.id)),
  operation(
    contract.recordFinding,
    async (call, { params, body }) => (await recordFinding(call, params.id, body)) ?? listCaseFindings(call, params.id),
  ),
  operation(contract.decideSanction, (call, { params, body }) => decideSanction(call, params.id, body)),
  operation(contract.appealSanction, (call, { params, body }) => appealSanction(call, params.id, body)),
  operation(contract.decideSanctionAppeal, (call, { params, body }) => decideSanctionAppeal(call, params.id, body)),
  operation(contract.listSanctions, (call, { query }) => listSanctions(call, query)),
  operation(contract.listOwnSanctions, (call) => listOwnSanctions(call)),
  operation(contract.sumEffects, (call, { query }) => sumEffects(call, query)),
];
