export * from './ogg.ts';
export * from './opus.ts';
