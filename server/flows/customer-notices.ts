import { answerRated, appealDecided, appealGiven, appealLodged, questionAnswered } from '@tongli/contracts/complaints';
import { accountsWithRole } from '../modules/access/index.ts';
import { findComplaint } from '../modules/complaints/index.ts';
import { notify } from '../modules/work/index.ts';
import type { Call } from '../platform/call.ts';
import { type Fact, flow, inLane, on } from '../platform/events/flow.ts';

type OfCase = Fact<{ readonly number: string }>;

const about = ({ subjectId, payload: { number } }: OfCase) => ({
  params: { number },
  subject: { type: 'complaint', id: subjectId },
});
const owner = ({ ownerId }: { readonly ownerId: string | null }) => (ownerId === null ? [] : [ownerId]);

async function leaders(call: Call, complaintId: string): Promise<readonly string[]> {
  const place = await findComplaint(call, complaintId);
  return place ? accountsWithRole(call, 'complaint-manager', place) : [];
}

/** The customer answered, is dissatisfied or appeals → those who must act on it are told; a review is given or done → so are they. */
export const customerNotices = inLane(
  'telling',
  flow('customer-notices', [
    on(questionAnswered, async (call, fact) => {
      if (fact.payload.byCustomer)
        await notify(call, { ...about(fact), code: 'question-answered', personIds: owner(fact.payload) });
    }),
    on(answerRated, async (call, fact) => {
      if (!fact.payload.satisfied)
        await notify(call, { ...about(fact), code: 'customer-dissatisfied', personIds: owner(fact.payload) });
    }),
    on(appealLodged, async (call, fact) => {
      const personIds = await leaders(call, fact.subjectId);
      await notify(call, { ...about(fact), code: 'appeal-lodged', personIds });
    }),
    on(appealGiven, (call, fact) =>
      notify(call, { ...about(fact), code: 'appeal-given', personIds: [fact.payload.reviewerId] }),
    ),
    on(appealDecided, async (call, fact) => {
      const code = fact.payload.upheld ? 'appeal-upheld' : 'appeal-rejected';
      await notify(call, { ...about(fact), code, personIds: owner(fact.payload) });
    }),
  ]),
);
