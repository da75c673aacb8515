export * from './erasure.ts';
export * from './person.ts';
export * from './policy.ts';
export * from './recording-copy.ts';
export * from './subject-request.ts';
export * from './unusual.ts';
