import * as contract from '@tongli/contracts/measures';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import type { CohortDoor } from './door.ts';
import { freeze, readAgain, tell } from './freezing.ts';
import { getCohort, listCohorts } from './record.ts';

export const cohortRoutes = (door: CohortDoor): readonly Operation[] => [
  operation(contract.listCohorts, (call, { query }) => listCohorts(call, query)),
  operation(contract.getCohort, (call, { params }) => getCohort(call, params.id)),
  operation(contract.freezeCohort, (call, { body }) => freeze(call, door, body)),
  operation(contract.readCohort, (call, { params, body }) => readAgain(call, door, params.id, body)),
  operation(contract.tellCohort, (call, { params, body }) => tell(call, params.id, body)),
];
