import { useNavigate } from '@tanstack/react-router';
import {
  type LibraryRow,
  type LibraryState,
  libraryList,
  libraryState,
  listLibrary,
} from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../ui/Empty.tsx';
import type { Column, FilterField } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { Instant, useExportInstant } from '../../../ui/Times.tsx';
import { useTerms } from '../../../ui/terms.ts';
import { useClasses } from '../classification/class-names.ts';

export const toneOfState = {
  proposed: 'waiting',
  released: 'done',
  declined: 'neutral',
  withdrawn: 'neutral',
} as const satisfies Record<LibraryState, Tone>;

function useColumns(): Column<LibraryRow>[] {
  const { t } = useTranslation();
  const terms = useTerms();
  const { way } = useClasses();
  const instant = useExportInstant();
  const state = (row: LibraryRow) => t(`complaints.library.state.${row.state}`);
  return [
    { key: 'number', title: t('complaints.library.number'), text: (row) => row.number },
    {
      key: 'title',
      title: t('complaints.library.title'),
      text: (row) => row.title ?? t('complaints.library.gone'),
      grows: true,
      phone: 'title',
    },
    {
      key: 'state',
      title: t('complaints.library.state-label'),
      text: state,
      render: (row) => <StateTag tone={toneOfState[row.state]}>{state(row)}</StateTag>,
      phone: 'title',
    },
    { key: 'class', title: t('complaints.class.label'), text: (row) => way(row.classPath) },
    { key: 'product', title: t('complaints.product'), text: (row) => terms.name('product', row.product) },
    { key: 'cause', title: t('complaints.cause'), text: (row) => terms.name('cause', row.cause) },
    { key: 'proposedBy', title: t('complaints.library.proposed-by'), text: (row) => row.proposedByName, hidden: true },
    {
      key: 'proposedAt',
      title: t('complaints.library.proposed-at'),
      sort: 'proposedAt',
      text: (row) => instant(row.proposedAt),
      render: (row) => <Instant at={row.proposedAt} />,
    },
  ];
}

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  const terms = useTerms();
  const { classes, wayOf } = useClasses();
  return [
    { kind: 'text', field: 'words', label: t('complaints.library.words'), comparison: 'eq' },
    {
      kind: 'choice',
      field: 'state',
      label: t('complaints.library.state-label'),
      choices: libraryState.options.map((value) => ({ value, label: t(`complaints.library.state.${value}`) })),
      many: true,
    },
    {
      kind: 'choice',
      field: 'classCode',
      label: t('complaints.class.label'),
      choices: classes.map(({ code }) => ({ value: code, label: wayOf(code) })),
    },
    { kind: 'choice', field: 'product', label: t('complaints.product'), choices: terms.options('product') },
    { kind: 'choice', field: 'cause', label: t('complaints.cause'), choices: terms.options('cause') },
  ];
}

/** Closed complaints without the people in them, to learn from. */
export default function LibraryPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <ListPage
      endpoint={listLibrary}
      title={t('complaints.library.list')}
      lead={t('complaints.library.lead')}
      columns={useColumns()}
      filters={useFilters()}
      usualSort={libraryList.usualSort}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: `/case-library/${id}` })}
      empty={<Empty title={t('complaints.library.none')}>{t('complaints.library.none-words')}</Empty>}
    />
  );
}
