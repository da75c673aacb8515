import { useNavigate } from '@tanstack/react-router';
import { articleList, listArticles } from '@tongli/contracts/knowledge';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import { Empty } from '../../../ui/Empty.tsx';
import type { FilterField } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { useArticleColumns } from './columns.tsx';
import { useTopics } from './words.ts';

const states = ['draft', 'submitted', 'published', 'withdrawn'] as const;
const validities = ['valid', 'upcoming', 'expired'] as const;

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  const { choices } = useTopics();
  return [
    { kind: 'text', field: 'words', label: t('knowledge.article.title'), comparison: 'eq' },
    { kind: 'choice', field: 'topicId', label: t('knowledge.article.topic'), choices, many: true },
    {
      kind: 'choice',
      field: 'state',
      label: t('knowledge.state-title'),
      choices: states.map((value) => ({ value, label: t(`knowledge.state.${value}`) })),
      many: true,
    },
    {
      kind: 'choice',
      field: 'validity',
      label: t('knowledge.article.validity'),
      choices: validities.map((value) => ({ value, label: t(`knowledge.validity.${value}`) })),
      many: true,
    },
    {
      kind: 'choice',
      field: 'mustKnow',
      label: t('knowledge.article.must-know'),
      choices: [{ value: 'true', label: t('knowledge.article.must-know') }],
    },
    { kind: 'dates', field: 'reviewOn', label: t('knowledge.article.review-on') },
  ];
}

/** All articles, for those who write them and look after them. */
export default function ArticlesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const writes = may(useMe(), 'knowledge.write');
  const go = (to: string) => () => void navigate({ to });
  const add = writes ? (
    <Button type="primary" onClick={go('/knowledge/articles/new')}>
      {t('knowledge.article.add')}
    </Button>
  ) : null;
  return (
    <ListPage
      endpoint={listArticles}
      title={t('knowledge.article.list')}
      lead={t('knowledge.article.list-lead')}
      columns={useArticleColumns()}
      filters={useFilters()}
      usualSort={articleList.usualSort}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: `/knowledge/articles/${id}` })}
      actions={
        <>
          <Button onClick={go('/knowledge/library')}>{t('knowledge.library.title')}</Button>
          {writes ? (
            <>
              <Button onClick={go('/knowledge/misses')}>{t('knowledge.miss.title')}</Button>
              <Button onClick={go('/knowledge/topics')}>{t('knowledge.topic.title')}</Button>
            </>
          ) : null}
          {add}
        </>
      }
      empty={
        <Empty title={t('knowledge.article.empty')} action={add}>
          {t('knowledge.article.empty-words')}
        </Empty>
      }
    />
  );
}
