import type { Call } from '../../platform/call.ts';
import type { MeasuresTables } from './tables.ts';

export const tables = (call: Pick<Call, 'tx'>) => call.tx.withTables<MeasuresTables>();
