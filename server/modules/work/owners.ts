import { limitChanged } from '@tongli/contracts/work';
import type { Call } from '../../platform/call.ts';
import { append } from '../../platform/events/append.ts';
import type { Subject } from './subject.ts';

/** Those for whom something waits, or waited until now, hear that their inbox has changed; a limit of nobody's waits for nobody. */
export async function tellOwners(call: Call, { type, id }: Subject, owners: readonly (string | null)[]): Promise<void> {
  const concerned = [...new Set(owners.filter((one) => one !== null))];
  if (concerned.length > 0) await append(call, limitChanged, id, { subjectType: type, concerned });
}
