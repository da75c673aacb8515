import { type LetterTemplate, listLetterTemplates } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { EditedListPage } from '../editions/EditedListPage.tsx';
import { NewTemplate, TemplateDrawer } from './TemplateDrawer.tsx';

function useColumns(): Column<LetterTemplate>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  return [
    { key: 'kind', title: t('complaints.template.kind'), text: ({ kind }) => t(`complaints.letter.kind.${kind}`) },
    { key: 'subject', title: t('complaints.letter.subject'), text: ({ subject }) => pick(subject), grows: true },
  ];
}

/** What letters are written from. */
export default function TemplatesPage() {
  const { t } = useTranslation();
  return (
    <EditedListPage
      result={useRead(listLetterTemplates, {})}
      rowsOf={({ templates }) => templates}
      path="/settings/letter-templates"
      title={t('complaints.template.title')}
      lead={t('complaints.template.lead')}
      add={t('complaints.template.add')}
      columns={useColumns()}
      opened={(template, close) => <TemplateDrawer key={template.id} template={template} onClose={close} />}
      adding={(close) => <NewTemplate onClose={close} />}
    />
  );
}
