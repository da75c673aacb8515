import { useNavigate } from '@tanstack/react-router';
import { listPosts, type PostRow, postList } from '@tongli/contracts/org';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column, FilterField } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { usePostFilters } from './post-filters.ts';

function useColumns(): Column<PostRow>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const state = ({ retired }: PostRow) => (retired ? t('org.retired') : t('org.in-use'));
  return [
    { key: 'code', title: t('org.name.code'), sort: 'code', text: ({ code }) => code },
    { key: 'name', title: t('org.post.one'), text: ({ name }) => pick(name), phone: 'title' },
    { key: 'level', title: t('org.post.level'), sort: 'level', text: ({ level }) => t(`org.level.${level}`) },
    { key: 'office', title: t('org.post.office'), sort: 'office', text: (row) => t(`org.office.${row.office}`) },
    {
      key: 'holderCount',
      title: t('org.post.holders'),
      sort: 'holderCount',
      number: true,
      text: ({ holderCount }) => String(holderCount),
    },
    {
      key: 'retired',
      title: t('org.person.state'),
      text: state,
      render: (row) => <StateTag tone={row.retired ? 'neutral' : 'done'}>{state(row)}</StateTag>,
      phone: 'title',
    },
  ];
}

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  const ofPost = usePostFilters();
  return [
    { kind: 'text', field: 'code', label: t('org.name.code-starts'), comparison: 'starts' },
    ...ofPost,
    {
      kind: 'choice',
      field: 'retired',
      label: t('org.person.state'),
      choices: [
        { value: 'false', label: t('org.in-use') },
        { value: 'true', label: t('org.retired') },
      ],
    },
  ];
}

/** What people are here for: their posts. */
export default function PostsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const add = may(useMe(), 'org.administer') ? (
    <Button type="primary" onClick={() => void navigate({ to: '/settings/posts/new' })}>
      {t('org.post.add')}
    </Button>
  ) : null;
  return (
    <ListPage
      endpoint={listPosts}
      title={t('org.post.posts')}
      lead={t('org.post.lead')}
      columns={useColumns()}
      filters={useFilters()}
      usualSort={postList.usualSort}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: `/settings/posts/${id}` })}
      actions={add}
      empty={
        <Empty title={t('org.post.empty')} action={add}>
          {t('org.post.empty-words')}
        </Empty>
      }
    />
  );
}
