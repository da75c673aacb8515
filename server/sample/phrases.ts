import { addApproved, suppliedPhrases } from '../modules/knowledge/index.ts';
import type { Call } from '../platform/call.ts';
import { personNamed, projectId } from './people.ts';

/** What the centre had agreed to say before it began here; written in the name of whoever calls. */
export async function addPhrases(call: Call): Promise<void> {
  const approvedBy = personNamed('luping').id;
  for (const content of suppliedPhrases) await addApproved(call, { projectId, approvedBy, content });
}
