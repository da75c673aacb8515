import * as contract from '@tongli/contracts/measures';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { answer, raise } from './disputing.ts';
import { lock, sign } from './locking.ts';
import { readMonth, readMonths, readOwnMonth } from './record.ts';

export const monthRoutes: readonly Operation[] = [
  operation(contract.listMonths, (call, { query }) => readMonths(call, query)),
  operation(contract.getMonth, (call, { params, query }) => readMonth(call, params.month, query)),
  operation(contract.getOwnMonth, (call, { params, query }) => readOwnMonth(call, params.month, query)),
  operation(contract.raiseDispute, (call, { params, body }) => raise(call, params.month, body)),
  operation(contract.answerDispute, (call, { params, body }) => answer(call, params.id, body)),
  operation(contract.lockMonth, (call, { params, body }) => lock(call, params.month, body)),
  operation(contract.signMonth, (call, { params, body }) => sign(call, params.month, body)),
];
