import type { ArticleRow } from '@tongli/contracts/knowledge';
import { useTranslation } from 'react-i18next';
import { Clipped } from '../../../ui/list/Clipped.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Day, Instant, useExportInstant } from '../../../ui/Times.tsx';
import { toneOfState } from '../words.ts';
import { toneOfValidity, useTitle, useTopics } from './words.ts';

/** How far it has come, and of one in use whether it holds today. */
function useStanding() {
  const { t } = useTranslation();
  return ({ state, openState, validity }: ArticleRow) => {
    if (state !== 'published') return { tone: toneOfState[state], words: t(`knowledge.state.${state}`) };
    if (validity !== 'valid') return { tone: toneOfValidity[validity], words: t(`knowledge.validity.${validity}`) };
    return openState
      ? { tone: toneOfState[openState], words: t(`knowledge.also.${openState}`) }
      : { tone: toneOfState.published, words: t('knowledge.state.published') };
  };
}

function useMarks() {
  const { t } = useTranslation();
  return ({ mustKnow, public: isPublic }: ArticleRow) =>
    [mustKnow ? t('knowledge.article.must-know') : null, isPublic ? t('knowledge.article.public') : null]
      .filter((one) => one !== null)
      .join(' · ');
}

/** How often it helped, and what was said of it. */
function useCounts(): Column<ArticleRow>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'uses',
      title: t('knowledge.article.uses'),
      number: true,
      text: (row) => String(row.uses),
      sort: 'uses',
      width: 90,
    },
    {
      key: 'helpful',
      title: t('knowledge.feedback.helpful'),
      number: true,
      text: (row) => String(row.helpful),
      sort: 'helpful',
      width: 80,
      hidden: true,
    },
    {
      key: 'faults',
      title: t('knowledge.article.faults'),
      number: true,
      text: (row) => String(row.faults),
      sort: 'faults',
      width: 90,
    },
  ];
}

export function useArticleColumns(): Column<ArticleRow>[] {
  const { t } = useTranslation();
  const title = useTitle();
  const { nameOf } = useTopics();
  const standing = useStanding();
  const marks = useMarks();
  const instant = useExportInstant();
  return [
    {
      key: 'title',
      title: t('knowledge.article.title'),
      text: (row) => title(row.title),
      render: (row) => <Clipped text={title(row.title)} />,
      grows: true,
      phone: 'title',
    },
    { key: 'topic', title: t('knowledge.article.topic'), text: (row) => nameOf(row.topicId), width: 140 },
    {
      key: 'state',
      title: t('knowledge.state-title'),
      text: (row) => standing(row).words,
      render: (row) => <StateTag tone={standing(row).tone}>{standing(row).words}</StateTag>,
      phone: 'title',
      width: 150,
    },
    { key: 'marks', title: t('knowledge.article.marks'), text: marks, width: 120 },
    {
      key: 'until',
      title: t('knowledge.article.valid-to'),
      text: ({ validTo }) => validTo ?? '',
      render: ({ validTo }) => (validTo ? <Day on={validTo} /> : null),
      width: 110,
      hidden: true,
    },
    { key: 'owner', title: t('knowledge.article.owner'), text: (row) => row.ownerName, width: 90, hidden: true },
    {
      key: 'review',
      title: t('knowledge.article.review-on'),
      text: ({ reviewOn }) => reviewOn ?? '',
      render: ({ reviewOn }) => (reviewOn ? <Day on={reviewOn} /> : null),
      sort: 'reviewOn',
      width: 110,
      phone: 'hidden',
    },
    ...useCounts(),
    { key: 'edition', title: t('knowledge.edition'), number: true, text: (row) => String(row.edition), hidden: true },
    {
      key: 'changed',
      title: t('knowledge.changed'),
      text: ({ changedAt }) => instant(changedAt),
      render: ({ changedAt }) => <Instant at={changedAt} />,
      sort: 'changedAt',
      width: 110,
      hidden: true,
    },
  ];
}
