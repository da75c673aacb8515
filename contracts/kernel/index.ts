export * from './endpoint.ts';
export * from './event.ts';
export * from './list.ts';
export * from './personal.ts';
export * from './problem.ts';
export * from './topic.ts';
