import * as contract from '@tongli/contracts/complaints';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { moveByHand, previewAbsence, undoMove } from './absentees.ts';
import { proposeOwner } from './assigning.ts';
import { getCapacity } from './capacity.ts';
import { readAssignment, setAssignment } from './settings.ts';

export const assignmentRoutes: readonly Operation[] = [
  operation(contract.getAssignmentSettings, (call) => readAssignment(call)),
  operation(contract.setAssignmentSettings, (call, { body }) => setAssignment(call, body)),
  operation(contract.proposeOwner, (call, { params }) => proposeOwner(call, params.id)),
  operation(contract.getCapacity, (call) => getCapacity(call)),
  operation(contract.previewAbsenceMove, (call, { params }) => previewAbsence(call, params.id)),
  operation(contract.moveAbsentCases, (call, { params }) => moveByHand(call, params.id)),
  operation(contract.undoAbsenceMove, (call, { params }) => undoMove(call, params.id)),
];
