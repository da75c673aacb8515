import { role } from '@tongli/contracts/access';
import type { Call } from '../../../platform/call.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import { permissionsFor } from '../../access/index.ts';
import { staffWithRole } from '../../org/index.ts';
import type { ReportPlace } from './figures.ts';

/** Reports of a project are put together by whoever defines there, of places whose numbers they read. */
export function mayDefine(call: Call, place: ReportPlace): boolean {
  const whole = { projectId: place.projectId, unitId: null };
  return holds(call.actor, 'measures.define', whole) && holds(call.actor, 'measures.live', place);
}

/** Everybody who may read the numbers of a place, or define what is told of them: of those alone a report knows. */
export async function holdersOf(
  call: Call,
  permission: 'measures.live' | 'measures.define',
  place: ReportPlace,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const one of role.options) {
    if (!permissionsFor([one]).has(permission)) continue;
    for (const id of await staffWithRole(call, one, place)) found.add(id);
  }
  return found;
}
