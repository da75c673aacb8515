/** The case library 案例: closed complaints made anonymous, read and released by a second person. */
export { propose as proposeForLibrary, release as releaseInLibrary } from './proposing.ts';
export { libraryRoutes } from './routes.ts';
export { eraseFromLibrary } from './store.ts';
