import { Link } from '@tanstack/react-router';
import { listCauseCases } from '@tongli/contracts/improvement';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { Read } from '../../../ui/Read.tsx';
import { Day } from '../../../ui/Times.tsx';
import { useTerms } from '../../../ui/terms.ts';

type Row = ReplyOf<typeof listCauseCases>['items'][number];

/** A cause, by its id, or a part of the complaints. */
export interface CasesOf {
  readonly of: string;
  readonly words: string;
  /** Those only that no other end of the tree explains. */
  readonly alone?: boolean;
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const terms = useTerms();
  return [
    {
      key: 'number',
      title: t('improvement.number'),
      text: ({ number }) => number,
      render: ({ id, number }) => <Link to={`/complaints/${id}`}>{number}</Link>,
      phone: 'title',
    },
    {
      key: 'lodgedOn',
      title: t('improvement.shares.lodged-on'),
      text: ({ lodgedOn }) => lodgedOn,
      render: ({ lodgedOn }) => <Day on={lodgedOn} />,
    },
    {
      key: 'product',
      title: t('improvement.pareto.by-product'),
      text: ({ product }) => terms.name('product', product),
    },
    { key: 'area', title: t('improvement.pareto.by-area'), text: ({ area }) => terms.name('area', area) },
    {
      key: 'cause',
      title: t('improvement.pareto.by-cause'),
      text: ({ cause }) => (cause ? terms.name('cause', cause) : '—'),
    },
  ];
}

/** The complaints behind a share. */
export function CasesDrawer({ id, shown, onClose }: { id: string; shown: CasesOf; onClose: () => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const columns = useColumns();
  const cases = useRead(listCauseCases, {
    params: { id },
    query: { of: shown.of, ...(shown.alone ? { alone: 'true' as const } : {}) },
  });
  return (
    <Drawer open onClose={onClose} title={shown.words} size={narrow ? '100%' : 720}>
      <Read of={cases}>
        {({ items, total }) => (
          <>
            <p className="section-note">
              {t('improvement.shares.listed', { count: total })}
              {total > items.length ? t('improvement.shares.first', { count: items.length }) : null}
            </p>
            <DataTable columns={columns} rows={items} rowKey={(row) => row.id} label={shown.words} />
          </>
        )}
      </Read>
    </Drawer>
  );
}
