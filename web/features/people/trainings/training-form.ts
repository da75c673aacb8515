import type { Training, TrainingContent } from '@tongli/contracts/people';
import type { Values } from '../../../ui/form/drafts.ts';

const both = (value: unknown) => ({ zh: '', en: '', ...(value as { zh?: string; en?: string } | undefined) });
const idOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/** What was typed; the contract judges it. */
export const trainingOf = ({ title, words, articleId, paperId }: Values): TrainingContent => ({
  title: both(title),
  words: both(words),
  articleId: idOf(articleId),
  paperId: idOf(paperId),
});

/** Fields have no value for "none": it is a missing one in the form. */
export const trainingValues = ({ title, words, articleId, paperId, retired }: Training): Values => ({
  ...{ title, words, retired },
  ...(articleId ? { articleId } : {}),
  ...(paperId ? { paperId } : {}),
});
