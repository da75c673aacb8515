import type { PersonDocument } from '@tongli/contracts/privacy';
import { audit } from '../../platform/audit/audit.ts';
import { type Call, forbidden, notFound, type Refusal, refuse } from '../../platform/call.ts';
import { holds } from '../../platform/permissions/scope.ts';
import { withoutIdentity } from '../../platform/personal/traces.ts';
import { findPerson } from '../customers/index.ts';
import { type PersonDoors, sectionsOf } from './people.ts';

/** Everything that is held on somebody, in clear, marked with who took it out. Each time it leaves a trace. */
export async function exportPerson(
  call: Call,
  doors: PersonDoors,
  id: string,
  reason: string,
): Promise<PersonDocument | Refusal> {
  const person = await findPerson(call, id);
  if (!person) return notFound;
  // Their cases may lie in any unit: whoever is narrowed to a branch must not see them all.
  if (!holds(call.actor, 'customers.export-person', { projectId: person.projectId, unitId: null })) return forbidden;
  if (person.erased) return refuse('person-erased');
  await audit(call, 'customers.export-person', { type: 'customer', id }, withoutIdentity(reason, person.identity));
  return {
    format: 'tongli-person/1',
    personId: id,
    reason,
    watermark: { madeAt: call.now.toISOString(), byName: call.actor.name, requestId: call.requestId },
    sections: await sectionsOf(call, doors, person),
  };
}
