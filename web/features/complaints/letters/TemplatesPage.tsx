import { Link } from '@tanstack/react-router';
import { type LetterTemplate, listLetterTemplates } from '@tongli/contracts/complaints';
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
import { NewTemplate, TemplateDrawer } from './TemplateDrawer.tsx';

function useColumns(): Column<LetterTemplate>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  return [
    { key: 'name', title: t('complaints.template.name'), text: ({ name }) => pick(name), phone: 'title', width: 200 },
    { key: 'kind', title: t('complaints.template.kind'), text: ({ kind }) => t(`complaints.letter.kind.${kind}`) },
    { key: 'subject', title: t('complaints.letter.subject'), text: ({ subject }) => pick(subject), grows: true },
    {
      key: 'state',
      title: t('complaints.template.state'),
      text: ({ retired }) => t(`complaints.template.${retired ? 'retired' : 'in-use'}`),
      render: ({ retired }) => (
        <StateTag tone={retired ? 'neutral' : 'done'}>
          {t(`complaints.template.${retired ? 'retired' : 'in-use'}`)}
        </StateTag>
      ),
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

/** What letters are written from. */
export default function TemplatesPage() {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const result = useRead(listLetterTemplates, {});
  const columns = useColumns();
  const close = () => change({ template: undefined });
  return (
    <Page
      title={t('complaints.template.title')}
      lead={t('complaints.template.lead')}
      actions={<Link to="/settings/letter-templates?template=new">{t('complaints.template.add')}</Link>}
    >
      <Read of={result}>
        {({ templates }) => {
          const open = templates.find(({ id }) => id === search.template);
          return (
            <>
              <DataTable<LetterTemplate>
                label={t('complaints.template.title')}
                columns={columns}
                rows={templates}
                rowKey={({ id }) => id}
                onOpen={({ id }) => change({ template: id })}
              />
              {open ? <TemplateDrawer key={open.id} template={open} onClose={close} /> : null}
              {search.template === 'new' ? <NewTemplate onClose={close} /> : null}
            </>
          );
        }}
      </Read>
    </Page>
  );
}
