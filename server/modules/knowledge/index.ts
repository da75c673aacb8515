export { addApprovedArticle } from './article/articles.ts';
export type { Serving } from './article/audience.ts';
export { decideReady, noteAcknowledged } from './article/must-know.ts';
export { titlesFound } from './article/palette.ts';
export { plantTopics } from './article/topics.ts';
export type { Outcome } from './entry/edition.ts';
export { settleApproval } from './entry/settling.ts';
export { addApproved } from './phrase/phrases.ts';
export { suppliedPhrases } from './phrase/supplied/index.ts';
