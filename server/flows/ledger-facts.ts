import { ledgerDayImported, ledgerDayWithdrawn } from '@tongli/contracts/complaints';
import type { PayloadOf } from '@tongli/contracts/kernel';
import { type Observation, observe } from '../modules/measures/index.ts';
import { batchFlow, type Fact, type Flow, mapping } from '../platform/events/flow.ts';

type LedgerDay = PayloadOf<typeof ledgerDayImported>;

const counted = ({ subjectId: importId, payload: { projectId, day, cells } }: Fact<LedgerDay>): Observation[] =>
  cells.flatMap((cell) => {
    const slice = { projectId, day, product: cell.product, area: cell.area, source: { importId } };
    return [
      { ...slice, measure: 'lodged', value: cell.lodged },
      { ...slice, measure: 'closed', value: cell.closed },
      { ...slice, measure: 'closed-on-time', value: cell.closedOnTime },
      { ...slice, measure: 'timed', value: cell.timed },
      { ...slice, measure: 'days-to-close', value: cell.daysToCloseSum },
      { ...slice, measure: 'dated', value: cell.dated },
    ];
  });

const inLargeBatches = batchFlow(
  'ledger-facts',
  [
    mapping(ledgerDayImported, counted),
    mapping(ledgerDayWithdrawn, (fact) => counted(fact).map((one) => ({ ...one, value: -one.value }))),
  ],
  observe,
);

/** Ledgers are imported and withdrawn → counted by day. A day of a large ledger holds thousands of counts. */
export const ledgerFacts: Flow = { ...inLargeBatches, batch: 5 };
