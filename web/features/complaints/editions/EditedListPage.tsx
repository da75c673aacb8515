import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../../ui/address.ts';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';

/** What administrators write and change: supplied by the house or their own, each change an edition. */
export interface Edited {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly retired: boolean;
  readonly version: number;
  readonly changedAt: string | null;
  readonly changedByName: string | null;
}

/** Its name first, then what is its own, then how it stands. */
function useColumns<T extends Edited>(own: readonly Column<T>[]): Column<T>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const state = ({ retired }: T) => t(`complaints.template.${retired ? 'retired' : 'in-use'}`);
  return [
    { key: 'name', title: t('complaints.template.name'), text: ({ name }) => pick(name), phone: 'title', width: 220 },
    ...own,
    {
      key: 'state',
      title: t('complaints.template.state'),
      text: state,
      render: (row) => <StateTag tone={row.retired ? 'neutral' : 'done'}>{state(row)}</StateTag>,
    },
    {
      key: 'version',
      title: t('complaints.template.version'),
      number: true,
      text: ({ version }) => String(version + 1),
    },
    {
      key: 'changed',
      title: t('complaints.template.changed'),
      text: ({ changedByName }) => changedByName ?? '',
      render: ({ changedAt, changedByName }) =>
        changedAt ? (
          <>
            <Instant at={changedAt} /> · {changedByName}
          </>
        ) : (
          t('complaints.template.supplied')
        ),
    },
  ];
}

interface EditedListPageProps<R, T extends Edited> {
  result: UseQueryResult<R>;
  rowsOf: (reply: R) => readonly T[];
  /** Where the page is; which one is open stands in its address. */
  path: string;
  title: string;
  lead: string;
  add: string;
  columns: readonly Column<T>[];
  /** The drawers: of one that is there, and of a new one. */
  opened: (row: T, close: () => void) => ReactNode;
  adding: (close: () => void) => ReactNode;
}

/** A page of the settings on which words or shapes are written and kept by editions. */
export function EditedListPage<R, T extends Edited>(props: EditedListPageProps<R, T>) {
  const { result, rowsOf, path, title, lead, add, opened, adding } = props;
  const [search, change] = useAddress();
  const columns = useColumns(props.columns);
  const close = () => change({ open: undefined });
  return (
    <Page title={title} lead={lead} actions={<Link to={`${path}?open=new`}>{add}</Link>}>
      <Read of={result}>
        {(reply) => {
          const rows = rowsOf(reply);
          const open = rows.find(({ id }) => id === search.open);
          return (
            <>
              <DataTable<T>
                label={title}
                columns={columns}
                rows={rows}
                rowKey={({ id }) => id}
                onOpen={({ id }) => change({ open: id })}
              />
              {open ? opened(open, close) : null}
              {search.open === 'new' ? adding(close) : null}
            </>
          );
        }}
      </Read>
    </Page>
  );
}
