export { eraseFromLedgers, isLedgerArriving } from './erasing.ts';
export { ledgerRoutes } from './routes.ts';
export { ledgerTimer } from './timer.ts';
