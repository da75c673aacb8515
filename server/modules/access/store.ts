import type { Call } from '../../platform/call.ts';
import type { AccessTables } from './tables.ts';

export const tables = (call: Pick<Call, 'tx'>) => call.tx.withTables<AccessTables>();
