export { eraseFromLedgers, isLedgerArriving } from './erasing.ts';
export { ledgerImport } from './importing.ts';
