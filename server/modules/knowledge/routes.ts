import * as contract from '@tongli/contracts/knowledge';
import { type Operation, operation } from '../../platform/http/operation.ts';
import type { Serving } from './article/audience.ts';
import { articleRoutes } from './article/routes.ts';
import { draftSupplied, listGaps } from './phrase/gaps.ts';
import { countUse, getPalette } from './phrase/palette.ts';
import { addPhrase, discardDraft, submitPhrase, withdrawPhrase, writePhrase } from './phrase/phrases.ts';
import { getPhrase, listPhrases } from './phrase/queries.ts';
import { getUsage } from './phrase/usage.ts';

const phraseRoutes: readonly Operation[] = [
  operation(contract.listPhrases, (call, { query }) => listPhrases(call, query)),
  operation(contract.getPhrase, (call, { params }) => getPhrase(call, params.id)),
  operation(contract.addPhrase, (call, { body }) => addPhrase(call, body)),
  operation(contract.writePhrase, (call, { params, body }) => writePhrase(call, params.id, body)),
  operation(contract.submitPhrase, (call, { params, body }) => submitPhrase(call, params.id, body.version)),
  operation(contract.discardDraft, (call, { params, body }) => discardDraft(call, params.id, body.version)),
  operation(contract.withdrawPhrase, (call, { params, body }) => withdrawPhrase(call, params.id, body)),
  operation(contract.getPalette, (call, { query }) => getPalette(call, query.projectId)),
  operation(contract.countUse, (call, { params }) => countUse(call, params.id)),
  operation(contract.getPhraseUsage, (call, { query }) => getUsage(call, query)),
  operation(contract.listGaps, (call) => listGaps(call)),
  operation(contract.draftSupplied, (call, { body }) => draftSupplied(call, body.projectId)),
];

export const routes = (serving: Serving): readonly Operation[] => [...phraseRoutes, ...articleRoutes(serving)];
