import * as contract from '@tongli/contracts/work';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { promiseResults } from './results.ts';
import { draw, getSample, listSamples, recordCheck } from './sampling.ts';

export const promiseRoutes: readonly Operation[] = [
  operation(contract.getPromiseResults, (call, { query }) => promiseResults(call, query)),
  operation(contract.listPromiseSamples, (call) => listSamples(call)),
  operation(contract.getPromiseSample, (call, { params }) => getSample(call, params.id)),
  operation(contract.drawPromiseSample, (call, { body }) => draw(call, body)),
  operation(contract.recordPromiseCheck, (call, { params, body }) => recordCheck(call, params, body)),
];
