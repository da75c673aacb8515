export * from './accounts.ts';
export * from './audit.ts';
export * from './credentials.ts';
export * from './grants.ts';
export * from './session.ts';
export * from './sessions.ts';
export * from './sign-in.ts';
export * from './tokens.ts';
