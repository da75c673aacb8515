import * as contract from '@tongli/contracts/measures';
import { type Operation, operation } from '../../platform/http/operation.ts';
import { drawChart } from './charts.ts';
import { listIndicators } from './observations.ts';
import { getOverview } from './overview.ts';
import { listWatchedCharts, unwatchChart, watchChart } from './watching.ts';

export const routes: readonly Operation[] = [
  operation(contract.listIndicators, listIndicators),
  operation(contract.getOverview, (call, { query }) => getOverview(call, query)),
  operation(contract.drawChart, (call, { body }) => drawChart(call, body)),
  operation(contract.watchChart, (call, { body }) => watchChart(call, body)),
  operation(contract.listWatchedCharts, listWatchedCharts),
  operation(contract.unwatchChart, async (call, { params }) => (await unwatchChart(call, params.id)) ?? {}),
];
