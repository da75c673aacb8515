import type { Call } from '../../../platform/call.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import type { ReportPlace } from './figures.ts';

/** Reports of a project are put together by whoever defines there, of places whose numbers they read. */
export function mayDefine(call: Call, place: ReportPlace): boolean {
  const whole = { projectId: place.projectId, unitId: null };
  return holds(call.actor, 'measures.define', whole) && holds(call.actor, 'measures.live', place);
}
