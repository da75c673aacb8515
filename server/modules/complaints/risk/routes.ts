import * as contract from '@tongli/contracts/complaints';
import { type Call, isRefusal } from '../../../platform/call.ts';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { addStep, recordEscalation, recordStep } from './calming.ts';
import { type Done, end, handOn, take } from './intercepting.ts';
import { getCaseRisk, listRisks } from './record.ts';
import { getRules, setLexicon, setSettings, tryText } from './rules.ts';
import { askTag, liftTag, seeTag, settleTag } from './tags.ts';

const reply = async (call: Call, done: Promise<Done>) => {
  const result = await done;
  return isRefusal(result) ? result : getCaseRisk(call, result.id);
};

export const riskRoutes: readonly Operation[] = [
  operation(contract.listRisks, (call, { query }) => listRisks(call, query)),
  operation(contract.getCaseRisk, (call, { params }) => getCaseRisk(call, params.id)),
  operation(contract.takeInterception, (call, { params }) => reply(call, take(call, params.id))),
  operation(contract.handOnInterception, (call, { params, body }) => reply(call, handOn(call, params.id, body))),
  operation(contract.addCalmingStep, (call, { params, body }) => reply(call, addStep(call, params.id, body))),
  operation(contract.recordCalmingStep, (call, { params, body }) =>
    reply(call, recordStep(call, params.id, params.stepId, body.said)),
  ),
  operation(contract.endInterception, (call, { params, body }) => reply(call, end(call, params.id, body))),
  operation(contract.recordEscalation, (call, { params, body }) =>
    reply(call, recordEscalation(call, params.id, body)),
  ),
  operation(contract.getRiskSettings, (call) => getRules(call)),
  operation(contract.setRiskSettings, (call, { body }) => setSettings(call, body)),
  operation(contract.setRiskLexicon, (call, { body }) => setLexicon(call, body)),
  operation(contract.tryRisk, (call, { body }) => tryText(call, body)),
  operation(contract.seeEscalationTag, (call, { params }) => seeTag(call, params.id)),
  operation(contract.askEscalationTag, (call, { params, body }) => askTag(call, params.id, body)),
  operation(contract.decideEscalationTag, (call, { params, body }) => settleTag(call, params.id, body)),
  operation(contract.liftEscalationTag, (call, { params, body }) => liftTag(call, params.id, body)),
];
