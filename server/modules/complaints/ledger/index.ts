export { ledgerRoutes } from './routes.ts';
export { ledgerTimer } from './timer.ts';
