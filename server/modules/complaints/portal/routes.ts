import * as contract from '@tongli/contracts/complaints';
import { type Call, isRefusal, notFound, type Refusal } from '../../../platform/call.ts';
import type { SentFiles } from '../../../platform/files/index.ts';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { followRequest, lodgeRequest, rateRequest } from '../../requests/index.ts';
import { lodgeAppeal } from '../appeal/lodging.ts';
import { answerByCustomer } from '../feedback/questions.ts';
import { accept, rate } from '../feedback/verdicts.ts';
import type { Done } from '../handling.ts';
import { askCode, useCode } from './codes.ts';
import { followComplaint, followedCase, standingOf } from './following.ts';
import { decideAccept, decideCustomerAppeal, decideRate, type Standing } from './standing.ts';

const sent = ({
  fileIds: ids,
  draft,
}: {
  readonly fileIds: readonly string[];
  readonly draft?: string | undefined;
}): SentFiles => ({
  ids,
  by: draft === undefined ? null : { draftId: draft },
});

const titleLength = 40;
/** Customers are not asked for a title: it is how they begin. */
const titleOf = (text: string) => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > titleLength ? `${line.slice(0, titleLength)}…` : line;
};

/** An act of the customer who holds the link, on this case and no other; the reply is the case as it stands then. */
async function byCustomer(
  call: Call,
  token: string,
  act: (beyond: Call, id: string, standing: Standing) => Promise<Done>,
): Promise<contract.FollowedComplaint | Refusal> {
  const loaded = await followedCase(call, token);
  if (!loaded) return notFound;
  const done = await act(beyondScope(call), loaded.row.id, await standingOf(call, loaded));
  return isRefusal(done) ? done : followComplaint(call, token);
}

export const portalRoutes: readonly Operation[] = [
  operation(contract.followComplaint, (call, { params }) => followComplaint(call, params.token)),
  operation(contract.answerQuestion, (call, { params: { token, questionId }, body }) =>
    byCustomer(call, token, (beyond, id) =>
      answerByCustomer(beyond, id, { questionId, text: body.text, files: sent(body) }),
    ),
  ),
  operation(contract.acceptAnswer, (call, { params }) =>
    byCustomer(call, params.token, (beyond, id, standing) => accept(beyond, id, () => decideAccept(standing))),
  ),
  operation(contract.rateAnswer, (call, { params, body }) =>
    byCustomer(call, params.token, (beyond, id, standing) => rate(beyond, id, body, () => decideRate(standing))),
  ),
  operation(contract.appealInPortal, (call, { params, body }) =>
    byCustomer(call, params.token, (beyond, id, standing) =>
      lodgeAppeal(beyond, id, { reason: body.reason, byName: null, files: sent(body) }, () =>
        decideCustomerAppeal(standing, call.now),
      ),
    ),
  ),
  operation(contract.lodgeRequestInPortal, async (call, { body }) => {
    const { projectId, kind, customer, text } = body;
    const told = { kind, customer, title: titleOf(text), text, channel: 'portal', files: sent(body) } as const;
    const receipt = await lodgeRequest(beyondScope(call), { ...told, projectId });
    return isRefusal(receipt) ? receipt : { number: receipt.number, token: receipt.followToken };
  }),
  operation(contract.followRequestInPortal, (call, { params }) => followRequest(call, params.token)),
  operation(contract.rateRequestInPortal, (call, { params, body }) => rateRequest(call, params.token, body)),
  operation(contract.askReturnCode, (call, { body }) => askCode(call, body)),
  operation(contract.useReturnCode, (call, { params, body }) => useCode(call, params.id, body.code)),
];
