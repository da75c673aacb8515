import type { Call } from '../call.ts';
import type { Stager } from './staging.ts';

/** Files that were staged before, and by whom: in the portal by a draft. */
export interface SentFiles {
  readonly ids: readonly string[];
  readonly by: Stager | null;
}

/** What one who is signed in has staged. */
export const ownFiles = ({ actor }: Pick<Call, 'actor'>, ids: readonly string[]): SentFiles => ({
  ids,
  by: actor.id === null ? null : { accountId: actor.id },
});
