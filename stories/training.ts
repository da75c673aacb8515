import { addPaper, addQuestion, addTraining } from '@tongli/contracts/people';
import type { Page } from 'playwright-core';
import { by } from './asking.ts';

interface Lesson {
  readonly topic: string;
  /** The title, and what the one question says, which is true. */
  readonly said: { readonly zh: string; readonly en: string };
}

/** A training that ends with an exam of one question, and its id. */
export async function trainingOn(page: Page, { topic, said }: Lesson): Promise<string> {
  const none = { zh: '', en: '' };
  const options = ['true', 'false'].map((id) => ({ id, text: none, right: id === 'true' }));
  await by(page, addQuestion, { kind: 'true-false', topic, text: said, options, accepted: [], explanation: none });
  const parts = [{ kind: null, topic, questionIds: [], count: 1, points: 10 }];
  const paper = await by(page, addPaper, { title: said, parts, passPercent: 80, minutes: 10, retakes: 1 });
  const { id } = await by(page, addTraining, { title: said, words: said, articleId: null, paperId: paper.id });
  return id;
}
