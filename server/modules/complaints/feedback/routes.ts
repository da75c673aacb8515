import * as contract from '@tongli/contracts/complaints';
import { allowanceOf, type Call, isRefusal, notFound, type Refusal } from '../../../platform/call.ts';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { decideAppeal, lodgeAppeal } from '../appeal/lodging.ts';
import { appealsOf, decide, giveReview, listAppeals } from '../appeal/reviewing.ts';
import { findStanding } from '../appeal/standing.ts';
import { rules } from '../complaint.ts';
import type { Done } from '../handling.ts';
import { findCase, type LoadedCase } from '../store.ts';
import { visitResults } from '../visit/results.ts';
import { listVisits, recordVisit, visitsOf } from '../visit/visiting.ts';
import { askCustomer, noteAnswer, questionsOf, withdrawQuestion } from './questions.ts';
import { readRules, setRules } from './rules.ts';
import { verdictsOf } from './verdicts.ts';

/** For a customer: by whoever handles complaints, also once the case is closed. */
const noted = (call: Call) => (loaded: LoadedCase) => rules.note(loaded.case, call.actor);

async function readFeedback(call: Call, id: string): Promise<contract.Feedback | Refusal> {
  const loaded = await findCase(call, id);
  if (!loaded) return notFound;
  const appeal = noted(call)(loaded) ?? decideAppeal(await findStanding(call, loaded.row), call.now);
  return {
    questions: await questionsOf(call, id),
    verdicts: await verdictsOf(call, id),
    appeals: await appealsOf(call, id),
    visits: await visitsOf(call, id),
    actions: {
      ask: allowanceOf(rules['record-step'](loaded.case, call.actor)),
      appeal: allowanceOf(appeal),
    },
  };
}

const reply = async (call: Call, done: Promise<Done>) => {
  const result = await done;
  return isRefusal(result) ? result : readFeedback(call, result.id);
};

export const feedbackRoutes: readonly Operation[] = [
  operation(contract.getFeedback, (call, { params }) => readFeedback(call, params.id)),
  operation(contract.askCustomer, (call, { params, body }) => reply(call, askCustomer(call, params.id, body))),
  operation(contract.noteAnswer, (call, { params, body }) =>
    reply(call, noteAnswer(call, params.id, params.questionId, body.text)),
  ),
  operation(contract.withdrawQuestion, (call, { params, body }) =>
    reply(call, withdrawQuestion(call, params.id, params.questionId, body.reason)),
  ),
  operation(contract.appealForCustomer, (call, { params, body }) =>
    reply(call, lodgeAppeal(call, params.id, { reason: body.reason, byName: call.actor.name }, noted(call))),
  ),
  operation(contract.listAppeals, (call, { query }) => listAppeals(call, query)),
  operation(contract.reviewAppeal, (call, { params, body }) => giveReview(call, params.id, body.reviewerId)),
  operation(contract.decideAppeal, (call, { params, body }) => decide(call, params.id, body)),
  operation(contract.getFeedbackRules, (call) => readRules(call)),
  operation(contract.setFeedbackRules, (call, { body }) => setRules(call, body)),
  operation(contract.listVisits, (call, { query }) => listVisits(call, query)),
  operation(contract.recordVisit, (call, { params, body }) => recordVisit(call, params.id, body)),
  operation(contract.getVisitResults, (call, { query }) => visitResults(call, query)),
];
