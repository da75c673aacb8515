export * from './control.ts';
export * from './signalling.ts';
