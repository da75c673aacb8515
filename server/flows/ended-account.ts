import { accountClosed } from '@tongli/contracts/access';
import { endSessionsOf } from '../modules/access/index.ts';
import { flow, on } from '../platform/events/flow.ts';

/** An account is closed → its sessions end. */
export const endedAccount = flow('ended-account', [
  on(accountClosed, (call, fact) => endSessionsOf(call, fact.subjectId)),
]);
