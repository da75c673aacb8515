export * from './events.ts';
export * from './lifecycle.ts';
export * from './operations.ts';
export * from './records.ts';
export * from './steps.ts';
export * from './terms.ts';
export * from './topics.ts';
