/** The case library 案例: closed complaints made anonymous, read and released by a second person. */
export { libraryRoutes } from './routes.ts';
export { eraseFromLibrary } from './store.ts';
