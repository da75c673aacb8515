import * as contract from '@tongli/contracts/complaints';
import { type Call, isRefusal, type Refusal } from '../../../platform/call.ts';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { endCrisis, handOverCrisis, noteCrisis, takeCrisis } from './crisis.ts';
import { listCrises } from './crisis-record.ts';
import { addCase, approveWording, closeIncident, removeCase, setWording, takeIncident } from './handling.ts';
import { getIncident, getIncidentOfCase, listIncidents } from './record.ts';

const reply = async (call: Call, done: Promise<{ id: string } | Refusal>) => {
  const result = await done;
  return isRefusal(result) ? result : getIncident(call, result.id);
};

export const incidentRoutes: readonly Operation[] = [
  operation(contract.listIncidents, (call, { query }) => listIncidents(call, query)),
  operation(contract.getIncident, (call, { params }) => getIncident(call, params.id)),
  operation(contract.getIncidentOfCase, (call, { params }) => getIncidentOfCase(call, params.id)),
  operation(contract.takeIncident, (call, { params, body }) =>
    reply(call, takeIncident(call, params.id, body.version)),
  ),
  operation(contract.setIncidentWording, (call, { params, body }) => reply(call, setWording(call, params.id, body))),
  operation(contract.approveIncidentWording, (call, { params, body }) =>
    reply(call, approveWording(call, params.id, body.version)),
  ),
  operation(contract.addIncidentCase, (call, { params, body }) =>
    reply(call, addCase(call, params.id, body.complaintNumber)),
  ),
  operation(contract.removeIncidentCase, (call, { params }) =>
    reply(call, removeCase(call, params.id, params.complaintId)),
  ),
  operation(contract.closeIncident, (call, { params, body }) => reply(call, closeIncident(call, params.id, body))),
  operation(contract.listCrises, (call, { params }) => listCrises(call, params.id)),
  operation(contract.handOverCrisis, (call, { params, body }) => reply(call, handOverCrisis(call, params.id, body))),
  operation(contract.takeCrisis, (call, { params, body }) => reply(call, takeCrisis(call, params.id, body.version))),
  operation(contract.noteCrisis, (call, { params, body }) => reply(call, noteCrisis(call, params.id, body.text))),
  operation(contract.endCrisis, (call, { params, body }) => reply(call, endCrisis(call, params.id, body))),
];
