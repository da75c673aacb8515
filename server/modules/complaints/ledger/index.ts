import type { Operation } from '../../../platform/http/operation.ts';
import type { Timer } from '../../../platform/timers/timers.ts';

export const ledgerRoutes: readonly Operation[] = [];
export const ledgerTimer: Timer = { name: 'ledger-imports', nextDue: async () => null, fireDue: async () => 0 };
