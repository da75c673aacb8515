import * as contract from '@tongli/contracts/desk';
import { type Operation, operation } from '../../platform/http/operation.ts';
import { add, change, keep, remove } from './commands.ts';
import { getDesk } from './queries.ts';

export const routes: readonly Operation[] = [
  operation(contract.getListDesk, (call, { params }) => getDesk(call, params.list)),
  operation(contract.keepLayout, (call, { params, body }) => keep(call, params.list, body)),
  operation(contract.addView, (call, { body }) => add(call, body)),
  operation(contract.changeView, (call, { params, body }) => change(call, params.id, body)),
  operation(contract.deleteView, (call, { params }) => remove(call, params.id)),
];
