export * from './events.ts';
export * from './filling.ts';
export * from './gaps.ts';
export * from './palette.ts';
export * from './phrases.ts';
export * from './placeholders.ts';
export * from './situations.ts';
export * from './usage.ts';
