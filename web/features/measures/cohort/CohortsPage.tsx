import { useNavigate } from '@tanstack/react-router';
import { type CohortHead, cohortList, cohortWho, listCohorts } from '@tongli/contracts/measures';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import { Empty } from '../../../ui/Empty.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Instant, useExportInstant } from '../../../ui/Times.tsx';
import { FreezeDrawer } from './FreezeDrawer.tsx';

function useColumns(): Column<CohortHead>[] {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const instant = useExportInstant();
  return [
    { key: 'name', title: t('measures.cohort.name'), text: ({ name }) => name, grows: true, phone: 'title' },
    { key: 'who', title: t('measures.cohort.who'), text: ({ who }) => t(`measures.cohort.of.${who}`), width: 260 },
    {
      key: 'period',
      title: t('measures.cohort.period'),
      text: ({ from, to }) => t('measures.cohort.days', { from, to }),
      width: 210,
    },
    {
      key: 'members',
      title: t('measures.cohort.members'),
      number: true,
      text: ({ members }) => number(members),
      width: 100,
    },
    {
      key: 'readings',
      title: t('measures.cohort.readings'),
      number: true,
      text: ({ readings }) => number(readings),
      width: 100,
    },
    {
      key: 'frozenAt',
      title: t('measures.cohort.frozen-at'),
      sort: 'frozenAt',
      text: ({ frozenAt }) => instant(frozenAt),
      render: ({ frozenAt }) => <Instant at={frozenAt} />,
      width: 140,
    },
  ];
}

/** Sets of customers that were fixed on a date, to be looked at again. */
export default function CohortsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [freezing, setFreezing] = useState(false);
  const open = (id: string) => void navigate({ to: `/results/cohorts/${id}` });
  const freeze = may(useMe(), 'measures.define') ? (
    <Button type="primary" onClick={() => setFreezing(true)}>
      {t('measures.cohort.freeze')}
    </Button>
  ) : null;
  return (
    <>
      <ListPage
        endpoint={listCohorts}
        title={t('measures.cohort.title')}
        lead={t('measures.cohort.lead')}
        columns={useColumns()}
        filters={[
          {
            ...{ kind: 'choice', field: 'who', label: t('measures.cohort.who'), many: true },
            choices: cohortWho.options.map((value) => ({ value, label: t(`measures.cohort.of.${value}`) })),
          },
        ]}
        usualSort={cohortList.usualSort}
        rowKey={({ id }) => id}
        onOpen={({ id }) => open(id)}
        actions={freeze}
        empty={
          <Empty title={t('measures.cohort.empty')} action={freeze}>
            {t('measures.cohort.empty-words')}
          </Empty>
        }
      />
      {freezing ? <FreezeDrawer onClose={() => setFreezing(false)} onFrozen={open} /> : null}
    </>
  );
}
