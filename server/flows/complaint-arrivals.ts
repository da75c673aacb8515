import { complaintLodged } from '@tongli/contracts/complaints';
import { type Arrival, noteArrivals } from '../modules/complaints/index.ts';
import { batchFlow, mapping } from '../platform/events/flow.ts';

/** A complaint is lodged → counted in its five minutes, by which bursts are found. */
export const complaintArrivals = batchFlow(
  'complaint-arrivals',
  [
    mapping(complaintLodged, ({ occurredAt: at, payload: { projectId, product, area } }): Arrival[] =>
      projectId === null ? [] : [{ projectId, at, product, area }],
    ),
  ],
  noteArrivals,
);
