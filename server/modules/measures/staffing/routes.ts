import * as contract from '@tongli/contracts/measures';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { readBasis } from './basis.ts';
import { tryOut } from './trial.ts';

export const staffingRoutes: readonly Operation[] = [
  operation(contract.getStaffingBasis, (call, { query }) => readBasis(call, query)),
  operation(contract.projectStaffing, async (_call, { body }) => ({ trials: body.scenarios.map(tryOut) })),
];
