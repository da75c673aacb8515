import * as contract from '@tongli/contracts/measures';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { drawTable, listTables, removeTable, upload } from './tables.ts';

export const uploadRoutes: readonly Operation[] = [
  operation(contract.listUploadedTables, listTables),
  operation(contract.uploadTableToChart, (call, { query, upload: bytes }) => upload(call, query.name, bytes)),
  operation(contract.drawUploadedTable, (call, { params, body }) => drawTable(call, params.id, body)),
  operation(contract.removeUploadedTable, (call, { params }) => removeTable(call, params.id)),
];
