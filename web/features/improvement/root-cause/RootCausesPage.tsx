import { useNavigate } from '@tanstack/react-router';
import { listRootCauses, rootCauseList } from '@tongli/contracts/improvement';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../ui/Empty.tsx';
import type { Column, FilterField } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import type { RowOf } from '../../../ui/list/useList.ts';
import { Instant } from '../../../ui/Times.tsx';
import { useTerms } from '../../../ui/terms.ts';
import { RootCauseTag } from '../StateTags.tsx';

type Row = RowOf<typeof listRootCauses>;

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const terms = useTerms();
  return [
    { key: 'number', title: t('improvement.number'), text: ({ number }) => number, phone: 'title' },
    {
      key: 'state',
      title: t('improvement.state'),
      text: ({ state }) => t(`improvement.root-cause-state.${state}`),
      render: ({ state }) => <RootCauseTag state={state} />,
      phone: 'title',
    },
    {
      key: 'problem',
      title: t('improvement.root-cause.problem'),
      text: ({ problem }) => problem,
      render: ({ problem }) => (
        <span className="brief" title={problem}>
          {problem}
        </span>
      ),
    },
    {
      key: 'cause',
      title: t('improvement.root-cause.cause'),
      text: ({ conclusion }) => (conclusion ? terms.name('cause', conclusion.cause) : ''),
    },
    {
      key: 'openedAt',
      title: t('improvement.opened-at'),
      sort: 'openedAt',
      text: ({ openedAt }) => openedAt,
      render: ({ openedAt }) => <Instant at={openedAt} />,
    },
  ];
}

/** Analyses of special causes. */
export default function RootCausesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const filters: FilterField[] = [
    {
      kind: 'choice',
      field: 'state',
      label: t('improvement.state'),
      choices: (['open', 'concluded'] as const).map((value) => ({
        value,
        label: t(`improvement.root-cause-state.${value}`),
      })),
    },
  ];
  const step = (
    <Button type="primary" onClick={() => void navigate({ to: '/improvement/triages' })}>
      {t('improvement.root-causes.to-triages')}
    </Button>
  );
  return (
    <ListPage
      endpoint={listRootCauses}
      title={t('improvement.root-causes.title')}
      lead={t('improvement.root-causes.lead')}
      columns={useColumns()}
      filters={filters}
      usualSort={rootCauseList.usualSort}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: `/improvement/root-causes/${id}` })}
      empty={
        <Empty title={t('improvement.root-causes.empty')} action={step}>
          {t('improvement.root-causes.empty-words')}
        </Empty>
      }
    />
  );
}
