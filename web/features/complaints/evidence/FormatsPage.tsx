import { type EvidenceFormat, listEvidenceFormats } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import type { Column } from '../../../ui/list/column.ts';
import { EditedListPage } from '../editions/EditedListPage.tsx';
import { FormatDrawer, NewFormat } from './FormatDrawer.tsx';

function useColumns(): Column<EvidenceFormat>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'recipient',
      title: t('complaints.reply.recipient'),
      text: ({ recipient }) => t(`complaints.reply.to.${recipient}`),
      grows: true,
    },
    { key: 'fields', title: t('complaints.reply.fields'), text: ({ fields }) => String(fields.length), number: true },
    {
      key: 'letter',
      title: t('complaints.reply.letter'),
      text: ({ letter }) => t(`complaints.reply.${letter === '' ? 'without-letter' : 'with-letter'}`),
    },
  ];
}

/** Shapes in which regulators want a reply. */
export default function FormatsPage() {
  const { t } = useTranslation();
  return (
    <EditedListPage
      result={useRead(listEvidenceFormats, {})}
      rowsOf={({ formats }) => formats}
      path="/settings/evidence-formats"
      title={t('complaints.reply.title')}
      lead={t('complaints.reply.lead')}
      add={t('complaints.reply.add')}
      columns={useColumns()}
      opened={(format, close) => <FormatDrawer key={format.id} format={format} onClose={close} />}
      adding={(close) => <NewFormat onClose={close} />}
    />
  );
}
