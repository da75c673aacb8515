export { addCustomers, findOrAddCustomer } from './commands.ts';
export { describeCustomers } from './queries.ts';
export type { CustomersTables } from './tables.ts';
