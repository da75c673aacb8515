import * as contract from '@tongli/contracts/measures';
import type { Call } from '../../platform/call.ts';
import { type Operation, operation } from '../../platform/http/operation.ts';
import { closeAlert, intervene, takeAlert } from './alert/acting.ts';
import { getAlert } from './alert/record.ts';
import { addThreshold, changeThreshold, listThresholds, removeThreshold } from './alert/thresholds.ts';
import { annotate, removeAnnotation } from './annotation/annotating.ts';
import { readBoard } from './cells/board.ts';
import { readCard } from './cells/card.ts';
import { crossTable } from './cells/cross.ts';
import { withNamedParts } from './cells/named-parts.ts';
import { drawChart } from './charts.ts';
import type { CohortDoor } from './cohort/door.ts';
import { cohortRoutes } from './cohort/routes.ts';
import { contextRoutes } from './context/routes.ts';
import { type DashboardDoors, dashboardRoutes } from './dashboard/routes.ts';
import { findDriversIn } from './drivers/finding.ts';
import { monthRoutes } from './month/routes.ts';
import { getOverview } from './overview.ts';
import { readOwnCard } from './own/card.ts';
import { crossOwn } from './own/crossing.ts';
import { listIndicators } from './own/listing.ts';
import { ownRoutes } from './own/routes.ts';
import { isOwnCode } from './own/store.ts';
import type { ReadValueWords } from './own/values.ts';
import { reportRoutes } from './report/routes.ts';
import { chooseItems } from './scorecard/choosing.ts';
import { readScorecard } from './scorecard/scorecard.ts';
import { staffingRoutes } from './staffing/routes.ts';
import { readCosts, setCostOf } from './target/costs.ts';
import { getTargetOf, setTargets } from './target/target.ts';
import { uploadRoutes } from './upload/routes.ts';
import { listWatchedCharts, unwatchChart, watchChart } from './watching.ts';

/** The alert as it is afterwards. */
const thenAlert = async (call: Call, id: string, done: ReturnType<typeof takeAlert>) =>
  (await done) ?? getAlert(call, id);

const alerts: readonly Operation[] = [
  operation(contract.getIndicatorAlert, (call, { params }) => getAlert(call, params.id)),
  operation(contract.takeIndicatorAlert, (call, { params, body }) =>
    thenAlert(call, params.id, takeAlert(call, params.id, body.version)),
  ),
  operation(contract.recordIntervention, (call, { params, body }) =>
    thenAlert(call, params.id, intervene(call, params.id, body)),
  ),
  operation(contract.closeIndicatorAlert, (call, { params, body }) =>
    thenAlert(call, params.id, closeAlert(call, params.id, body)),
  ),
];

const thresholds: readonly Operation[] = [
  operation(contract.listThresholds, listThresholds),
  operation(contract.addThreshold, (call, { body }) => addThreshold(call, body)),
  operation(contract.changeThreshold, (call, { params, body }) => changeThreshold(call, params.id, body)),
  operation(contract.removeThreshold, async (call, { params }) => (await removeThreshold(call, params.id)) ?? {}),
];

const scorecard: readonly Operation[] = [
  operation(contract.getScorecard, (call, { query }) => readScorecard(call, query)),
  operation(contract.chooseScorecard, (call, { body }) => chooseItems(call, body)),
  operation(contract.getTarget, (call, { params, query }) => getTargetOf(call, params.indicator, query)),
  operation(contract.setTarget, (call, { params, body }) => setTargets(call, params.indicator, body)),
  operation(contract.listCosts, (call, { query }) => readCosts(call, query)),
  operation(contract.setCost, (call, { body }) => setCostOf(call, body)),
];

export const routes = (readWords: ReadValueWords, doors: DashboardDoors, cohorts: CohortDoor): readonly Operation[] => [
  ...cohortRoutes(cohorts),
  ...ownRoutes(readWords),
  ...reportRoutes(readWords),
  ...uploadRoutes,
  ...contextRoutes,
  ...monthRoutes,
  ...staffingRoutes,
  ...dashboardRoutes(doors),
  operation(contract.listIndicators, listIndicators),
  operation(contract.getIndicatorCard, async (call, { params, query }) =>
    withNamedParts(call, await (isOwnCode(params.code) ? readOwnCard : readCard)(call, params.code, query), readWords),
  ),
  operation(contract.crossIndicator, (call, { params, query }) =>
    (isOwnCode(params.code) ? crossOwn : crossTable)(call, params.code, query, readWords),
  ),
  operation(contract.findDriversOf, (call, { body }) => findDriversIn(call, body)),
  operation(contract.getLiveBoard, (call, { query }) => readBoard(call, query)),
  ...scorecard,
  ...alerts,
  ...thresholds,
  operation(contract.getOverview, (call, { query }) => getOverview(call, query)),
  operation(contract.drawChart, (call, { body }) => drawChart(call, body)),
  operation(contract.annotateChart, (call, { body }) => annotate(call, body)),
  operation(contract.removeAnnotation, async (call, { params }) => (await removeAnnotation(call, params.id)) ?? {}),
  operation(contract.watchChart, (call, { body }) => watchChart(call, body)),
  operation(contract.listWatchedCharts, listWatchedCharts),
  operation(contract.unwatchChart, async (call, { params }) => (await unwatchChart(call, params.id)) ?? {}),
];
