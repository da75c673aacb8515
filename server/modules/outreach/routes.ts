import * as contract from '@tongli/contracts/outreach';
import { type Operation, operation } from '../../platform/http/operation.ts';
import { answerSurvey, openSurvey, refuseSurveys } from './invitation/answering.ts';
import type { ReadServed } from './survey/drivers.ts';
import { getSurveyResults } from './survey/results.ts';
import * as surveys from './survey/surveys.ts';
import { addWave, listWaves, removeWave } from './wave/waves.ts';

export const routes = (readServed: ReadServed): readonly Operation[] => [
  operation(contract.listSurveys, (call, { query }) => surveys.listSurveys(call, query)),
  operation(contract.getSurvey, (call, { params }) => surveys.getSurvey(call, params.id)),
  operation(contract.addSurvey, (call, { body }) => surveys.addSurvey(call, body)),
  operation(contract.changeSurvey, (call, { params, body }) => surveys.changeSurvey(call, params.id, body)),
  operation(contract.useSurvey, (call, { params, body }) => surveys.useSurvey(call, params.id, body.version)),
  operation(contract.endSurvey, (call, { params, body }) => surveys.endSurvey(call, params.id, body.version)),
  operation(contract.getSurveyResults, (call, { params, query }) =>
    getSurveyResults(call, readServed, params.id, query),
  ),
  operation(contract.listWaves, (call, { params }) => listWaves(call, params.id)),
  operation(contract.addWave, (call, { params, body }) => addWave(call, params.id, body)),
  operation(contract.removeWave, (call, { params }) => removeWave(call, params.id)),
  operation(contract.openSurvey, (call, { params }) => openSurvey(call, params.token)),
  operation(contract.answerSurvey, (call, { params, body }) => answerSurvey(call, params.token, body.answers)),
  operation(contract.refuseSurveys, (call, { params, body }) => refuseSurveys(call, params.token, body.refused)),
];
