import * as contract from '@tongli/contracts/complaints';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { askExtension, listExtensions } from './asking.ts';

export const extensionRoutes: readonly Operation[] = [
  operation(contract.listExtensions, (call, { params }) => listExtensions(call, params.id)),
  operation(contract.askExtension, (call, { params, body }) => askExtension(call, params.id, body)),
];
