import * as contract from '@tongli/contracts/requests';
import { type Operation, operation } from '../../platform/http/operation.ts';
import { publishProcess } from './commands.ts';
import { processRoutes } from './process/routes.ts';
import { listProcessVersions } from './queries.ts';
import { requestRoutes } from './request/routes.ts';
import { visitRoutes } from './visit/routes.ts';

export const routes: readonly Operation[] = [
  operation(contract.listProcessVersions, listProcessVersions),
  operation(contract.publishProcessVersion, (call, { body }) => publishProcess(call, body.settings, body.basedOn)),
  ...processRoutes,
  ...requestRoutes,
  ...visitRoutes,
];
