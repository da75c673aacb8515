import type { Request } from './aims.ts';
import { boardInput } from './dashboard-rows.ts';
import { ownIndicator } from './own-rows.ts';
import { ofReports } from './report-rows.ts';
import { type Rows, thresholdRule } from './rows.ts';

/** How each operation on indicators is aimed at an existing row. */
export function ofMeasures(rows: Rows): Readonly<Record<string, Request>> {
  const alert = { params: { id: rows.indicatorAlert } };
  const board = { params: { id: rows.dashboard } };
  const threshold = { params: { id: rows.threshold } };
  return {
    ...ofReports(rows),
    'measures.unwatch-chart': { params: { id: rows.chart } },
    'measures.remove-annotation': { params: { id: rows.annotation } },
    'measures.get-alert': alert,
    'measures.take-alert': { ...alert, body: { version: 1 } },
    'measures.record-intervention': { ...alert, body: { action: 'x', version: 1 } },
    'measures.close-alert': { ...alert, body: { outcome: 'false-alarm', text: 'x', version: 1 } },
    'measures.change-threshold': { ...threshold, body: { ...thresholdRule, version: 1 } },
    'measures.remove-threshold': threshold,
    'measures.change-own-indicator': {
      params: { id: rows.ownIndicator },
      body: { ...ownIndicator, fromOn: '2026-03-10', version: 1 },
    },
    'measures.answer-dispute': {
      params: { id: rows.monthDispute },
      body: { verdict: 'declined', countDelta: 0, sizeDelta: 0, text: 'x', version: 1 },
    },
    'measures.get-cohort': { params: { id: rows.cohort } },
    'measures.read-cohort': { params: { id: rows.cohort }, body: { from: '2026-01-01', to: '2026-01-31' } },
    'measures.tell-cohort': {
      params: { id: rows.cohortReading },
      body: { lost: 0, revenueMinor: 0, totalMinor: 100, source: '计费月报' },
    },
    'measures.get-dashboard': board,
    'measures.read-dashboard': board,
    'measures.change-dashboard': { ...board, body: { ...boardInput, version: 1 } },
    'measures.remove-dashboard': { ...board, body: { removed: true, version: 1 } },
    'measures.open-wall': { ...board, body: { name: '大厅', unitId: null, days: 7 } },
    'measures.revoke-wall': { params: { id: rows.wall } },
    'measures.take-over-wall': { params: { id: rows.wall } },
    'measures.archive-own-indicator': { params: { id: rows.ownIndicator }, body: { archived: true, version: 1 } },
  };
}
