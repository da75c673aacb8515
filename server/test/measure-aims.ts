import type { Request } from './aims.ts';
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
  };
}
