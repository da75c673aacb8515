import type { SignInStep } from '@tongli/contracts/access';
import * as contract from '@tongli/contracts/access';
import { type Call, isRefusal, type Refusal } from '../../../platform/call.ts';
import { type Operation, operation, type SessionCookie } from '../../../platform/http/operation.ts';
import { getAccount } from '../account/queries.ts';
import * as factor from '../factor/own.ts';
import { getFactor } from '../factor/store.ts';
import { changeOwnPassword } from '../password/changing.ts';
import { changePolicy, getPolicy } from '../policy/policy.ts';
import { endAllSessions, endSession, listSessions, signOut } from '../session/sessions.ts';
import { findFarewell } from '../single-sign-on/leaving.ts';
import * as steps from './signing-in.ts';

/** A new session takes the place of the one that this browser had. */
export async function enter(call: Call, session: SessionCookie, progress: steps.Progress): Promise<SignInStep> {
  if (progress.next !== 'done') return progress;
  if (session.token !== null) await signOut(call, session.token);
  session.set(progress.token);
  return { next: 'done', challenge: null };
}

const goOn = async (call: Call, session: SessionCookie, progress: steps.Progress | Refusal) =>
  isRefusal(progress) ? progress : enter(call, session, progress);

/** Of somebody signed in, whom the door has let through. */
const own = (call: Call) => call.actor.id ?? '';

/** Somebody else's account, for those who administer it alone. */
async function outOfReach(call: Call, id: string): Promise<Refusal | null> {
  const account = await getAccount(call, id);
  return isRefusal(account) ? account : null;
}

const sessionRoutes: readonly Operation[] = [
  operation(contract.listOwnSessions, (call, { session }) => listSessions(call, own(call), session.token)),
  operation(contract.endOwnSession, async (call, { params, session }) => {
    const refused = await endSession(call, own(call), params.id);
    return refused ?? listSessions(call, own(call), session.token);
  }),
  operation(contract.endOtherSessions, async (call, { session }) => {
    await endAllSessions(call, own(call), session.token);
    return listSessions(call, own(call), session.token);
  }),
  operation(
    contract.listSessionsOf,
    async (call, { params, session }) =>
      (await outOfReach(call, params.id)) ?? listSessions(call, params.id, session.token),
  ),
  operation(contract.endSessionOf, async (call, { params, session }) => {
    const refused = (await outOfReach(call, params.id)) ?? (await endSession(call, params.id, params.sessionId));
    return refused ?? listSessions(call, params.id, session.token);
  }),
  operation(contract.endSessionsOf, async (call, { params, session }) => {
    const refused = await outOfReach(call, params.id);
    if (refused) return refused;
    await endAllSessions(call, params.id, null);
    return listSessions(call, params.id, session.token);
  }),
];

const factorRoutes: readonly Operation[] = [
  operation(contract.getFactor, (call) => getFactor(call, own(call))),
  operation(contract.enrolFactor, (call, { body }) => factor.enrolOwnFactor(call, body.password)),
  operation(contract.confirmFactor, (call, { body }) => factor.confirmOwnFactor(call, body.code)),
  operation(contract.renewRecoveryCodes, (call, { body }) => factor.renewRecoveryCodes(call, body)),
  operation(contract.removeFactor, (call, { body }) => factor.removeOwnFactor(call, body)),
  operation(
    contract.getFactorOf,
    async (call, { params }) => (await outOfReach(call, params.id)) ?? getFactor(call, params.id),
  ),
  operation(contract.resetFactor, (call, { params, body }) => factor.resetFactor(call, params.id, body.reason)),
];

export const signInRoutes: readonly Operation[] = [
  operation(contract.signIn, async (call, { body, session, client }) =>
    goOn(call, session, await steps.signIn(call, body.username, body.password, client)),
  ),
  operation(contract.proveCode, async (call, { body, session, client }) =>
    goOn(call, session, await steps.proveCode(call, body, client)),
  ),
  operation(contract.enrolAtSignIn, (call, { body }) => steps.enrolAtSignIn(call, body.challenge)),
  operation(contract.confirmAtSignIn, async (call, { body, session, client }) => {
    const progress = await steps.confirmAtSignIn(call, body, client);
    if (isRefusal(progress)) return progress;
    return { ...(await enter(call, session, progress)), recoveryCodes: progress.recoveryCodes };
  }),
  operation(contract.chooseNewPassword, async (call, { body, session, client }) =>
    goOn(call, session, await steps.chooseNewPassword(call, body, client)),
  ),
  operation(contract.signOut, async (call, { session }) => {
    const leaveBy = session.token === null ? null : await findFarewell(call, session.token);
    if (session.token !== null) await signOut(call, session.token);
    session.set(null);
    return { leaveBy };
  }),
  operation(contract.changePassword, async (call, { body, session }) => {
    const refused = await changeOwnPassword(call, session.token ?? '', body);
    return refused ?? {};
  }),
  ...factorRoutes,
  ...sessionRoutes,
  operation(contract.getPolicy, (call) => getPolicy(call)),
  operation(contract.changePolicy, (call, { body }) => changePolicy(call, body)),
];
