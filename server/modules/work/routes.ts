import * as contract from '@tongli/contracts/work';
import { type Operation, operation } from '../../platform/http/operation.ts';
import { previewDue } from './due-preview.ts';
import { listNotices, readAllNotices, readNotice } from './notices.ts';

export const routes: readonly Operation[] = [
  operation(contract.listNotices, (call, { query }) => listNotices(call, query)),
  operation(contract.readNotice, (call, { params }) => readNotice(call, params.id)),
  operation(contract.readAllNotices, readAllNotices),
  operation(contract.previewDue, (call, { query }) => previewDue(call, query)),
];
