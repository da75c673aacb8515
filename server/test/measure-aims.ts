import type { Request } from './aims.ts';
import { ownIndicator } from './own-rows.ts';
import { type Rows, thresholdRule } from './rows.ts';

/** How each operation on indicators is aimed at an existing row. */
export function ofMeasures(rows: Rows): Readonly<Record<string, Request>> {
  const alert = { params: { id: rows.indicatorAlert } };
  const threshold = { params: { id: rows.threshold } };
  return {
    'measures.unwatch-chart': { params: { id: rows.chart } },
    'measures.get-alert': alert,
    'measures.take-alert': { ...alert, body: { version: 1 } },
    'measures.record-intervention': { ...alert, body: { action: 'x', version: 1 } },
    'measures.close-alert': { ...alert, body: { outcome: 'false-alarm', text: 'x', version: 1 } },
    'measures.change-threshold': { ...threshold, body: { ...thresholdRule, version: 1 } },
    'measures.remove-threshold': threshold,
    'measures.scorecard': { query: { from: '2026-02-01', to: '2026-03-01' } },
    'measures.choose-scorecard': {
      body: { items: [{ indicator: 'on-time-rate', rank: 'key', ownerId: null }], version: 0 },
    },
    'measures.get-target': { params: { indicator: 'on-time-rate' } },
    'measures.set-target': {
      params: { indicator: 'on-time-rate' },
      body: { fromOn: '2026-03-01', value: 0.9, parts: [] },
    },
    'measures.change-own-indicator': {
      params: { id: rows.ownIndicator },
      body: { ...ownIndicator, fromOn: '2026-03-10', version: 1 },
    },
    'measures.archive-own-indicator': { params: { id: rows.ownIndicator }, body: { archived: true, version: 1 } },
    'measures.set-cost': { body: { unitId: null, month: '2026-02', item: 'staff', amountMinor: 1_000_000 } },
  };
}
