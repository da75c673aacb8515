import { Link } from '@tanstack/react-router';
import { type EvidenceFormat, listEvidenceFormats } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useAddress } from '../../../ui/address.ts';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { FormatDrawer, NewFormat } from './FormatDrawer.tsx';

function useColumns(): Column<EvidenceFormat>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const state = ({ retired }: EvidenceFormat) => t(`complaints.template.${retired ? 'retired' : 'in-use'}`);
  return [
    { key: 'name', title: t('complaints.template.name'), text: ({ name }) => pick(name), phone: 'title', grows: true },
    {
      key: 'recipient',
      title: t('complaints.reply.recipient'),
      text: ({ recipient }) => t(`complaints.reply.to.${recipient}`),
    },
    { key: 'fields', title: t('complaints.reply.fields'), text: ({ fields }) => String(fields.length), number: true },
    {
      key: 'letter',
      title: t('complaints.reply.letter'),
      text: ({ letter }) => t(`complaints.reply.${letter === '' ? 'without-letter' : 'with-letter'}`),
    },
    {
      key: 'state',
      title: t('complaints.template.state'),
      text: state,
      render: (row) => <StateTag tone={row.retired ? 'neutral' : 'done'}>{state(row)}</StateTag>,
    },
    { key: 'version', title: t('complaints.template.version'), number: true, text: ({ version }) => String(version) },
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

/** Shapes in which regulators want a reply. */
export default function FormatsPage() {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const result = useRead(listEvidenceFormats, {});
  const columns = useColumns();
  const close = () => change({ format: undefined });
  return (
    <Page
      title={t('complaints.reply.title')}
      lead={t('complaints.reply.lead')}
      actions={<Link to="/settings/evidence-formats?format=new">{t('complaints.reply.add')}</Link>}
    >
      <Read of={result}>
        {({ formats }) => {
          const open = formats.find(({ id }) => id === search.format);
          return (
            <>
              <DataTable<EvidenceFormat>
                label={t('complaints.reply.title')}
                columns={columns}
                rows={formats}
                rowKey={({ id }) => id}
                onOpen={({ id }) => change({ format: id })}
              />
              {open ? <FormatDrawer key={open.id} format={open} onClose={close} /> : null}
              {search.format === 'new' ? <NewFormat onClose={close} /> : null}
            </>
          );
        }}
      </Read>
    </Page>
  );
}
