import { accountClosed } from '@tongli/contracts/access';
import { endSessionsOf, endTokensOf } from '../modules/access/index.ts';
import { endWallsOf } from '../modules/measures/index.ts';
import { flow, on } from '../platform/events/flow.ts';

/** An account is closed → its sessions, tokens and wall links end. */
export const endedAccount = flow('ended-account', [
  on(accountClosed, async (call, fact) => {
    await endSessionsOf(call, fact.subjectId);
    await endTokensOf(call, fact.subjectId);
    await endWallsOf(call, fact.subjectId);
  }),
]);
