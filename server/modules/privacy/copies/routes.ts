import * as contract from '@tongli/contracts/privacy';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { askForCopy, refuseCopy, release } from './deciding.ts';
import { listCopies } from './list.ts';
import { askCode, getCopy, open } from './opening.ts';

export const copyRoutes: readonly Operation[] = [
  operation(contract.askCopy, (call, { params, body }) => askForCopy(call, params.id, body)),
  operation(contract.releaseCopy, (call, { params, body }) => release(call, params.id, body)),
  operation(contract.refuseCopy, (call, { params, body }) => refuseCopy(call, params.id, body)),
  operation(contract.listCopies, (call, { query }) => listCopies(call, query)),
  operation(contract.getCopyInPortal, (call, { params }) => getCopy(call, params.token)),
  operation(contract.askCopyCode, (call, { params }) => askCode(call, params.token)),
  operation(contract.openCopyInPortal, (call, { params, body, client }) =>
    open(call, params.token, { code: body.code, browser: client.userAgent }),
  ),
];
