import * as contract from '@tongli/contracts/access';
import { isRefusal } from '../../../platform/call.ts';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { enter } from '../sign-in/routes.ts';
import { comeBack } from './coming-back.ts';
import { invite } from './linking.ts';
import { addProvider, changeProvider, checkProvider } from './providers.ts';
import { listSignOnOptions, setOut } from './setting-out.ts';
import { listProviders } from './store.ts';

/** Those that ask a provider something hold no transaction open meanwhile. */
const asking = { transaction: 'own' } as const;

export const singleSignOnRoutes: readonly Operation[] = [
  operation(contract.listSignOnOptions, async (call) => ({ items: await listSignOnOptions(call) })),
  operation(
    contract.beginSignOn,
    async (call, { body, browser }) => {
      const out = await setOut(call, body, browser.token);
      if (isRefusal(out)) return out;
      browser.set(out.mark);
      return { location: out.location };
    },
    asking,
  ),
  operation(
    contract.completeSignOn,
    async (call, { body, browser, session, client }) => {
      const progress = await comeBack(call, body.parameters, browser.token, client);
      if (isRefusal(progress)) return progress;
      return { ...(await enter(call, session, progress)), returnPath: progress.returnPath };
    },
    asking,
  ),
  operation(contract.listProviders, async (call) => ({ items: await listProviders(call) })),
  operation(contract.addProvider, (call, { body }) => addProvider(call, body)),
  operation(contract.changeProvider, (call, { params, body }) => changeProvider(call, params.id, body)),
  operation(contract.checkProvider, (call, { params }) => checkProvider(call, params.id), asking),
  operation(contract.inviteToSignOn, (call, { params, body }) => invite(call, params.id, body.providerId)),
];
