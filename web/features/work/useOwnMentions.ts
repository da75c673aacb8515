import { getInbox, readMentions } from '@tongli/contracts/work';
import { useEffect } from 'react';
import { call } from '../../api/call.ts';
import { useRefresh } from '../../api/realtime.ts';

/** Whoever opens a record has seen where it mentions them; what is on screen is not read again for it, save the inbox. */
export function useOwnMentions(subjectType: string, subjectId: string): void {
  const refresh = useRefresh(getInbox);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each record.
  useEffect(() => {
    // Not seen is not lost: the mention stays in the inbox and can be taken out of it there.
    void call(readMentions, { body: { subjectType, subjectId } }).then(refresh, () => undefined);
  }, [subjectType, subjectId]);
}
