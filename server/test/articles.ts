import { randomUUID } from 'node:crypto';
import type { ArticleContent } from '@tongli/contracts/knowledge';
import { addApprovedArticle, plantTopics } from '../modules/knowledge/index.ts';
import { personNamed, projectId } from '../sample/people.ts';
import type { World } from './world.ts';

/** An article in both languages, as plain as can be. */
export const articleContent = (topicId: string): ArticleContent => ({
  topicId,
  words: {
    zh: { title: '退款办法', summary: '', text: '十个工作日内退回。' },
    en: { title: 'Refunds', summary: '', text: 'Within ten working days.' },
  },
  keywords: [],
  validFrom: null,
  validTo: null,
  unitIds: [],
  queueIds: [],
  mustKnow: false,
  smallChange: false,
  public: false,
});

/** An article that is in use. */
export async function makeArticle(world: World): Promise<string> {
  const ownerId = personNamed('malin').id;
  const approvedBy = personNamed('luping').id;
  return world.call('malin', async (call) => {
    const [topicId = randomUUID()] = await plantTopics(call, projectId, [{ zh: '资费', en: 'Charges' }]);
    return addApprovedArticle(call, { projectId, ownerId, approvedBy, content: articleContent(topicId) });
  });
}
