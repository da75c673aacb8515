export type { CheckedPlace } from './checks/doors.ts';
export { decidePaying } from './checks/protected.ts';
export { addCustomers, findOrAddCustomer } from './commands.ts';
export { type FoundPerson, findPerson, listPeopleAfter } from './person.ts';
export { describeCustomers, findClear, findCustomers, isCustomerOf } from './queries.ts';
export { type Asked, findRelated, type Related } from './related.ts';
export { holdCustomers, removeCustomers } from './removing.ts';
export type { CustomersTables } from './tables.ts';
