import * as contract from '@tongli/contracts/requests';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import * as handling from './handling.ts';
import { replyTo, visitPlan, visitsOfRequest } from './queries.ts';
import { listSlots } from './slots.ts';
import { listWindows, setWindows } from './windows.ts';

export const visitRoutes: readonly Operation[] = [
  operation(contract.listVisitWindows, (call) => listWindows(call)),
  operation(contract.setVisitWindows, (call, { params, body }) => setWindows(call, params.id, body)),
  operation(contract.listVisitSlots, (call, { query }) => listSlots(call, query.unitId)),
  operation(contract.getVisitPlan, (call, { query }) => visitPlan(call, query)),
  operation(contract.listVisitsOfRequest, (call, { params }) => visitsOfRequest(call, params.id)),
  operation(contract.bookVisit, (call, { params, body }) => replyTo(call, handling.bookVisit(call, params.id, body))),
  operation(contract.assignVisit, (call, { params, body }) =>
    replyTo(call, handling.assignVisit(call, params.id, body)),
  ),
  operation(contract.advanceVisit, (call, { params, body }) =>
    replyTo(call, handling.advanceVisit(call, params.id, body)),
  ),
  operation(contract.endVisit, (call, { params, body }) => replyTo(call, handling.endVisit(call, params.id, body))),
  operation(contract.rebookVisit, (call, { params, body }) =>
    replyTo(call, handling.rebookVisit(call, params.id, body)),
  ),
  operation(contract.cancelVisit, (call, { params, body }) =>
    replyTo(call, handling.cancelVisit(call, params.id, body)),
  ),
  operation(contract.discloseVisitPlace, (call, { params }) => handling.disclosePlace(call, params.id)),
];
