import * as contract from '@tongli/contracts/knowledge';
import type { Call, Refusal } from '../../../platform/call.ts';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import * as articles from './articles.ts';
import type { Serving } from './audience.ts';
import { sayOfArticle } from './feedback.ts';
import { openArticleFile, takeFiles } from './files.ts';
import * as finding from './finding.ts';
import { getHelp, searchHelp } from './help.ts';
import * as mustKnow from './must-know.ts';
import { getArticle, listArticles } from './queries.ts';
import { getTopics, setTopics } from './topics.ts';
import { countArticleUse } from './use.ts';

const writing = (serving: Serving): readonly Operation[] => [
  operation(contract.getTopics, (call, { query }) => getTopics(call, query.projectId)),
  operation(contract.setTopics, (call, { body }) => setTopics(call, body)),
  operation(contract.listArticles, (call, { query }) => listArticles(serving)(call, query)),
  operation(contract.getArticle, (call, { params }) => getArticle(serving)(call, params.id)),
  operation(contract.addArticle, (call, { body }) => articles.addArticle(serving)(call, body)),
  operation(contract.writeArticle, (call, { params, body }) => articles.writeArticle(serving)(call, params.id, body)),
  operation(contract.submitArticle, (call, { params, body }) =>
    articles.submitArticle(serving)(call, params.id, body.version),
  ),
  operation(contract.discardArticleDraft, (call, { params, body }) =>
    articles.discardArticleDraft(serving)(call, params.id, body.version),
  ),
  operation(contract.withdrawArticle, (call, { params, body }) =>
    articles.withdrawArticle(serving)(call, params.id, body),
  ),
  operation(contract.careForArticle, (call, { params, body }) =>
    articles.careForArticle(serving)(call, params.id, body),
  ),
];

export function articleRoutes(serving: Serving): readonly Operation[] {
  /** The article as it is after what was done to it. */
  const after = async (call: Call, id: string, done: Promise<Refusal | null>) =>
    (await done) ?? getArticle(serving)(call, id);
  return [
    ...writing(serving),
    operation(contract.attachArticleFiles, (call, { params: { id }, body }) =>
      after(call, id, takeFiles(call, id, body.fileIds)),
    ),
    operation(contract.openArticleFile, (call, { params }) => openArticleFile(serving)(call, params.id, params.fileId)),
    operation(contract.acknowledgeArticle, (call, { params: { id }, body }) =>
      after(call, id, mustKnow.acknowledgeArticle(serving)(call, id, body.edition)),
    ),
    operation(contract.sayOfArticle, (call, { params: { id }, body }) =>
      after(call, id, sayOfArticle(serving)(call, id, body)),
    ),
    operation(contract.listMustKnow, mustKnow.listMustKnow(serving)),
    operation(contract.listReaders, (call, { params }) => mustKnow.listReaders(serving)(call, params.id)),
    operation(contract.remindReaders, (call, { params }) => mustKnow.remindReaders(serving)(call, params.id)),
    operation(contract.searchArticles, (call, { body }) => finding.searchArticles(serving)(call, body)),
    operation(contract.suggestArticles, (call, { body }) => finding.suggestArticles(serving)(call, body)),
    operation(contract.countArticleUse, (call, { params, body }) => countArticleUse(serving)(call, params.id, body)),
    operation(contract.listSearchMisses, (call, { query }) => finding.listSearchMisses(call, query.projectId)),
    operation(contract.settleSearchMiss, (call, { params }) => finding.settleSearchMiss(call, params.id)),
    operation(contract.searchHelp, (call, { body }) => searchHelp(call, body)),
    operation(contract.getHelp, (call, { params, query }) => getHelp(call, params.id, query.language)),
  ];
}
