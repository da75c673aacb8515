export * from './answering.ts';
export * from './events.ts';
export * from './surveys.ts';
