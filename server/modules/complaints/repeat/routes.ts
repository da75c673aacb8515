import * as contract from '@tongli/contracts/complaints';
import { type Call, isRefusal, type Refusal } from '../../../platform/call.ts';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { findRepeats } from './finding.ts';
import { judgeRepeat } from './linking.ts';
import { detach, joinByHand } from './master.ts';
import { getRepeats } from './record.ts';
import { getRepeatSettings, setRepeatSettings } from './settings.ts';

const reply = async (call: Call, done: Promise<{ id: string } | Refusal>) => {
  const result = await done;
  return isRefusal(result) ? result : getRepeats(call, result.id);
};

export const repeatRoutes: readonly Operation[] = [
  operation(contract.findRepeats, (call, { body }) => findRepeats(call, body)),
  operation(contract.getRepeats, (call, { params }) => getRepeats(call, params.id)),
  operation(contract.judgeRepeat, (call, { params, body }) => reply(call, judgeRepeat(call, params.id, body))),
  operation(contract.joinMaster, (call, { params, body }) => reply(call, joinByHand(call, params.id, body.masterId))),
  operation(contract.detachFromMaster, (call, { params, body }) => reply(call, detach(call, params.id, body.reason))),
  operation(contract.getRepeatSettings, (call) => getRepeatSettings(call)),
  operation(contract.setRepeatSettings, (call, { body }) => setRepeatSettings(call, body)),
];
