import { useNavigate } from '@tanstack/react-router';
import { listStaff, staffList, staffState } from '@tongli/contracts/org';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { FilterField } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { pageFile } from '../../../ui/page-file.ts';
import { usePostFilters } from '../post/post-filters.ts';
import { useOrganisation, usePosts, useUnitPath } from '../reading.ts';
import { useStaffColumns } from './columns.tsx';

const AddPersonDrawer = lazy(pageFile(() => import('./AddPersonDrawer.tsx')));

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  const ofPost = usePostFilters();
  const pick = useBilingual();
  const path = useUnitPath();
  const units = useOrganisation().data?.units ?? [];
  const posts = usePosts().data ?? [];
  return [
    { kind: 'text', field: 'name', label: t('org.person.name-starts'), comparison: 'starts' },
    { kind: 'text', field: 'number', label: t('org.person.number-starts'), comparison: 'starts' },
    {
      kind: 'choice',
      field: 'branchId',
      label: t('org.person.branch'),
      choices: units.map(({ id }) => ({ value: id, label: path(units, id) })),
    },
    {
      kind: 'choice',
      field: 'postId',
      label: t('org.person.post'),
      choices: posts.map(({ id, name }) => ({ value: id, label: pick(name) })),
    },
    ...ofPost,
    {
      kind: 'choice',
      field: 'qualified',
      label: t('org.gap.title'),
      choices: [
        { value: 'false', label: t('org.gap.some') },
        { value: 'true', label: t('org.gap.none') },
      ],
    },
    {
      kind: 'choice',
      field: 'state',
      label: t('org.person.state'),
      many: true,
      choices: staffState.options.map((value) => ({ value, label: t(`org.staff-state.${value}`) })),
    },
  ];
}

/** Everybody: who they are, where they belong, whether they have what their post asks. */
export default function StaffPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayAdd = may(useMe(), 'org.manage');
  const [adding, setAdding] = useState(false);
  const add = mayAdd ? (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('org.person.add')}
    </Button>
  ) : null;
  return (
    <ListPage
      endpoint={listStaff}
      title={t('org.person.people')}
      lead={t('org.person.lead')}
      columns={useStaffColumns()}
      filters={useFilters()}
      usualSort={staffList.usualSort}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: `/settings/people/${id}` })}
      actions={add}
      empty={
        <Empty
          title={t('org.person.empty')}
          action={
            mayAdd ? (
              <Button onClick={() => void navigate({ to: '/settings/organisation/import' })}>
                {t('org.person.import')}
              </Button>
            ) : null
          }
        >
          {t('org.person.empty-words')}
        </Empty>
      }
      beside={() => (
        <Suspense fallback={null}>{adding ? <AddPersonDrawer onClose={() => setAdding(false)} /> : null}</Suspense>
      )}
    />
  );
}
