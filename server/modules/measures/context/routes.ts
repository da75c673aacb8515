import * as contract from '@tongli/contracts/measures';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { readContext } from './context.ts';
import { setOwner } from './owners.ts';

export const contextRoutes: readonly Operation[] = [
  operation(contract.getIndicatorContext, (call, { params, query }) => readContext(call, params.code, query)),
  operation(contract.setIndicatorOwner, (call, { params, body }) => setOwner(call, params.code, body)),
];
