export * from './answering.ts';
export * from './drivers.ts';
export * from './events.ts';
export * from './results.ts';
export * from './surveys.ts';
export * from './usual-survey.ts';
export * from './waves.ts';
