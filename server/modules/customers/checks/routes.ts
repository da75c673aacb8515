import * as contract from '@tongli/contracts/customers';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { answerQuestion, sendCode, tryCode, vouch } from './checking.ts';
import type { CheckDoors } from './doors.ts';
import { correctCustomer, discloseCustomer } from './protected.ts';
import { changeCheckSettings, readCheckSettings } from './settings.ts';
import { getCheck } from './view.ts';

export const checkRoutes = (doors: CheckDoors): readonly Operation[] => [
  operation(contract.getIdentityCheck, (call, { params }) => getCheck(call, doors, params)),
  operation(contract.answerQuestion, (call, { params, body }) => answerQuestion(call, doors, params, body)),
  operation(contract.sendIdentityCode, (call, { params }) => sendCode(call, doors, params)),
  operation(contract.tryIdentityCode, (call, { params, body }) => tryCode(call, doors, params, body.code)),
  operation(contract.vouchForCustomer, (call, { params, body }) => vouch(call, doors, params, body.reason)),
  operation(contract.discloseCustomer, (call, { params, body }) => discloseCustomer(call, doors, params, body.reason)),
  operation(contract.correctCustomer, (call, { params, body }) => correctCustomer(call, doors, params, body)),
  operation(contract.getCheckSettings, (call) => readCheckSettings(call)),
  operation(contract.changeCheckSettings, (call, { body }) => changeCheckSettings(call, body)),
];
