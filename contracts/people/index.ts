export * from './events.ts';
export * from './learning.ts';
export * from './papers.ts';
export * from './questions.ts';
export * from './trainings.ts';
