export * from './checks.ts';
export * from './customer.ts';
