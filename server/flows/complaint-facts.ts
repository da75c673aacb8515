import {
  complaintClosed,
  complaintLodged,
  complaintReclassified,
  complaintReopened,
  ledgerDayImported,
  ledgerDayWithdrawn,
} from '@tongli/contracts/complaints';
import type { PayloadOf } from '@tongli/contracts/kernel';
import { type Observation, observe, type Source } from '../modules/measures/index.ts';
import { batchFlow, type Flow, mapping } from '../platform/events/flow.ts';

type LedgerCell = PayloadOf<typeof ledgerDayImported>['cells'][number];

const ofCell = (
  place: { projectId: string | null; day: string },
  cell: LedgerCell,
  source: Source = 'live',
): Observation[] => {
  const slice = { ...place, product: cell.product, area: cell.area, source };
  return [
    { ...slice, measure: 'lodged', value: cell.lodged },
    { ...slice, measure: 'closed', value: cell.closed },
    { ...slice, measure: 'closed-on-time', value: cell.closedOnTime },
    { ...slice, measure: 'timed', value: cell.timed },
    { ...slice, measure: 'days-to-close', value: cell.daysToCloseSum },
    { ...slice, measure: 'dated', value: cell.dated },
  ];
};

const complaintFactsInLargeBatches = batchFlow(
  'complaint-facts',
  [
    mapping(complaintLodged, ({ payload: { projectId, lodgedOn, product, area } }) => [
      { measure: 'lodged' as const, projectId, day: lodgedOn, product, area, value: 1 },
    ]),
    mapping(complaintReclassified, ({ payload: { projectId, lodgedOn, from, to } }) => [
      { measure: 'lodged' as const, projectId, day: lodgedOn, ...from, value: -1 },
      { measure: 'lodged' as const, projectId, day: lodgedOn, ...to, value: 1 },
    ]),
    mapping(complaintReopened, ({ payload: { projectId, reopenedOn, product, area } }) => [
      { measure: 'reopened' as const, projectId, day: reopenedOn, product, area, value: 1 },
    ]),
    mapping(complaintClosed, ({ payload: { projectId, closedOn, product, area, onTime, daysToClose } }) =>
      ofCell(
        { projectId, day: closedOn },
        {
          product,
          area,
          lodged: 0,
          closed: 1,
          closedOnTime: onTime ? 1 : 0,
          timed: 1,
          daysToCloseSum: daysToClose,
          dated: 1,
        },
      ),
    ),
    mapping(ledgerDayImported, ({ subjectId: importId, payload: { projectId, day, cells } }) =>
      cells.flatMap((cell) => ofCell({ projectId, day }, cell, { importId })),
    ),
    mapping(ledgerDayWithdrawn, ({ subjectId: importId, payload: { projectId, day, cells } }) =>
      cells
        .flatMap((cell) => ofCell({ projectId, day }, cell, { importId }))
        .map((counted) => ({ ...counted, value: -counted.value })),
    ),
  ],
  observe,
);

/** Complaints are lodged, reclassified, closed and reopened, ledgers are imported and withdrawn → counted. A day of a large ledger holds thousands of counts. */
export const complaintFacts: Flow = { ...complaintFactsInLargeBatches, batch: 5 };
