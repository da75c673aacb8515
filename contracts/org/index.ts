export * from './calendars.ts';
export * from './events.ts';
export * from './people.ts';
export * from './posts.ts';
export * from './projects.ts';
export * from './templates.ts';
export * from './terms.ts';
export * from './units.ts';
