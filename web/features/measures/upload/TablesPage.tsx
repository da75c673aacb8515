import {
  listUploadedTables,
  removeUploadedTable,
  type UploadedTable,
  uploadedBounds,
  uploadTableToChart,
} from '@tongli/contracts/measures';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { upload } from '../../../api/upload.ts';
import { useAddress } from '../../../ui/address.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { Refused } from '../targets/Refused.tsx';
import { TableChart } from './TableChart.tsx';

function Sending({ onDone }: { onDone: (table: UploadedTable) => void }) {
  const { t } = useTranslation();
  const [error, setError] = useState<Error | null>(null);
  const [sending, setSending] = useState(false);
  const send = async (file: File) => {
    setSending(true);
    setError(null);
    try {
      onDone(await upload(uploadTableToChart, { query: { name: file.name.slice(0, 100) }, file }));
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setSending(false);
    }
  };
  return (
    <>
      <Upload.Dragger
        accept=".csv,.xlsx,.txt"
        showUploadList={false}
        disabled={sending}
        beforeUpload={(file) => {
          void send(file);
          return false;
        }}
      >
        <p>{t(sending ? 'measures.upload.sending' : 'measures.upload.choose')}</p>
        <p className="quiet">
          {t('measures.upload.bounds', { ...uploadedBounds, megabytes: uploadedBounds.bytes / 1e6 })}
        </p>
      </Upload.Dragger>
      <Refused error={error} />
    </>
  );
}

function Tables({ tables, onOpen }: { tables: readonly UploadedTable[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const columns: Column<UploadedTable>[] = [
    { key: 'name', title: t('measures.upload.name'), text: ({ name }) => name, phone: 'title', grows: true },
    { key: 'rows', title: t('measures.upload.rows'), text: ({ rows }) => String(rows), number: true },
    {
      key: 'columns',
      title: t('measures.upload.columns'),
      text: ({ columns }) => String(columns.length),
      number: true,
    },
    {
      key: 'at',
      title: t('measures.upload.at'),
      text: ({ uploadedAt }) => uploadedAt,
      render: ({ uploadedAt }) => <Instant at={uploadedAt} />,
    },
  ];
  return (
    <DataTable
      columns={columns}
      rows={tables}
      rowKey={({ id }) => id}
      label={t('measures.upload.tables')}
      onOpen={({ id }) => onOpen(id)}
      empty={t('measures.upload.empty')}
    />
  );
}

/** Tables from elsewhere, drawn as control charts: one's own alone. */
export default function TablesPage() {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const tables = useRead(listUploadedTables, {});
  const { mutate } = useAct(removeUploadedTable, () => change({ open: undefined }));
  const chosen = tables.data?.tables.find(({ id }) => id === search.open);
  const open = (id: string | undefined) => change({ open: id });
  const actions = chosen ? (
    <>
      <ConfirmButton
        question={t('measures.upload.remove-question')}
        onYes={() => mutate({ params: { id: chosen.id } })}
      >
        {t('measures.upload.remove')}
      </ConfirmButton>
      <Button onClick={() => open(undefined)}>{t('measures.upload.all')}</Button>
    </>
  ) : null;
  return (
    <Page
      title={chosen?.name ?? t('measures.upload.title')}
      lead={chosen ? null : t('measures.upload.lead')}
      actions={actions}
    >
      <Read of={tables}>
        {({ tables: all }) =>
          chosen ? (
            <TableChart key={chosen.id} table={chosen} />
          ) : (
            <>
              <Section title={t('measures.upload.new')}>
                <Sending
                  onDone={({ id }) => {
                    void tables.refetch();
                    open(id);
                  }}
                />
              </Section>
              <Section title={t('measures.upload.tables')}>
                <p className="section-note">{t('measures.upload.private')}</p>
                <Tables tables={all} onOpen={open} />
              </Section>
            </>
          )
        }
      </Read>
    </Page>
  );
}
