import * as contract from '@tongli/contracts/customers';
import { type Operation, operation } from '../../platform/http/operation.ts';
import { revealCustomer } from './commands.ts';
import { findCustomers } from './queries.ts';

export const routes: readonly Operation[] = [
  operation(contract.findCustomers, (call, { body }) => findCustomers(call, body.phone)),
  operation(contract.revealCustomer, (call, { params, body }) => revealCustomer(call, params.id, body.reason)),
];
