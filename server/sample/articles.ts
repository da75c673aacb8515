import { addDays } from '@tongli/calendar';
import type { ArticleContent } from '@tongli/contracts/knowledge';
import { addApprovedArticle, noteAcknowledged, plantTopics } from '../modules/knowledge/index.ts';
import { businessDay } from '../modules/org/index.ts';
import type { Call } from '../platform/call.ts';
import { type SampleArticle, sampleArticles, sampleTopics } from './article-texts.ts';
import { people, personNamed, projectId, units } from './people.ts';

/** Whoever speaks with customers has to know how a refund is promised; few have not read it yet, and one of them is an agent. */
const concerned = units.filter(({ code }) => code === 'complaints' || code === 'hotline').map(({ id }) => id);
const unread = ['liwei', 'zhoumin', 'wangfang', 'yangxue'];
const readBy = people
  .filter(({ username, unit }) => /^(complaints|hotline)/.test(unit) && !unread.includes(username))
  .map(({ id }) => id);

const dayOf = (today: string, days: number | undefined) => (days === undefined ? null : addDays(today, days));

function contentOf(
  { zh, en, keywords = [], ...article }: SampleArticle,
  topicId: string,
  today: string,
): ArticleContent {
  const words = ([title, summary, text]: readonly [string, string, string]) => ({ title, summary, text });
  return {
    topicId,
    words: { zh: words(zh), en: words(en) },
    keywords: [...keywords],
    validFrom: null,
    validTo: dayOf(today, article.endsInDays),
    unitIds: article.mustKnow ? concerned : [],
    queueIds: [],
    mustKnow: article.mustKnow ?? false,
    smallChange: false,
    public: article.public ?? false,
  };
}

/** What the centre knows, written in the name of whoever calls. */
export async function addArticles(call: Call): Promise<void> {
  const approvedBy = personNamed('luping').id;
  const ownerId = personNamed('malin').id;
  const { today } = await businessDay(call);
  const topicIds = await plantTopics(call, projectId, sampleTopics);
  for (const article of sampleArticles) {
    const content = contentOf(article, topicIds[article.topic] ?? '', today);
    const reviewOn = addDays(today, article.reviewInDays ?? 90);
    const id = await addApprovedArticle(call, { projectId, ownerId, approvedBy, content, reviewOn });
    if (article.mustKnow) for (const personId of readBy) await noteAcknowledged(call, id, personId);
  }
}
