import { listRequestTemplates, type RequestTemplate, setRequestTemplates } from '@tongli/contracts/requests';
import { Alert, Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import { Empty } from '../../../ui/Empty.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Page } from '../../../ui/Page.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { TemplateDrawer } from './TemplateDrawer.tsx';
import { movedBy, type Sheet } from './template.ts';

interface Acts {
  readonly onChange: (at: number) => void;
  readonly onSave: (templates: readonly RequestTemplate[]) => void;
}

function RowActs({ sheet, at, acts }: { sheet: Sheet; at: number; acts: Acts }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { templates } = sheet;
  const name = pick(templates[at]?.name ?? { zh: '', en: '' });
  return (
    <Space size={4}>
      <Button
        size="small"
        disabled={at === 0}
        aria-label={t('requests.template.up', { name })}
        onClick={() => acts.onSave(movedBy(templates, at, -1))}
      >
        ↑
      </Button>
      <Button
        size="small"
        disabled={at === templates.length - 1}
        aria-label={t('requests.template.down', { name })}
        onClick={() => acts.onSave(movedBy(templates, at, 1))}
      >
        ↓
      </Button>
      <Button size="small" aria-label={t('requests.template.change-of', { name })} onClick={() => acts.onChange(at)}>
        {t('requests.template.change')}
      </Button>
      <ConfirmButton
        question={t('requests.template.remove-question', { name })}
        consequence={t('requests.template.remove-words')}
        yes={t('requests.template.remove')}
        called={t('requests.template.remove-of', { name })}
        onYes={() => acts.onSave(templates.toSpliced(at, 1))}
      >
        {t('requests.template.remove')}
      </ConfirmButton>
    </Space>
  );
}

function useColumns(sheet: Sheet, acts: Acts | null): Column<RequestTemplate>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const change: Column<RequestTemplate> = {
    key: 'acts',
    title: t('requests.template.acts'),
    text: () => t('requests.template.acts'),
    only: 'screen',
    width: 240,
    render: (row) => (acts ? <RowActs sheet={sheet} at={sheet.templates.indexOf(row)} acts={acts} /> : null),
  };
  return [
    { key: 'name', title: t('requests.template.name'), text: ({ name }) => pick(name), phone: 'title' },
    { key: 'kind', title: t('requests.kind-label'), text: ({ kind }) => t(`requests.kind.${kind}`) },
    { key: 'title', title: t('requests.what'), text: ({ title }) => title, grows: true },
    {
      key: 'priority',
      title: t('requests.priority-label'),
      text: ({ priority }) => t(`requests.priority.${priority}`),
    },
    { key: 'tags', title: t('requests.template.tags'), text: ({ tags }) => tags.join('、') },
    ...(acts ? [change] : []),
  ];
}

function Templates({ sheet, mayChange }: { sheet: Sheet; mayChange: boolean }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [open, setOpen] = useState<number | null>(null);
  const save = useAct(setRequestTemplates);
  const onSave = (templates: readonly RequestTemplate[]) =>
    save.mutate({ body: { templates: [...templates], version: sheet.version } });
  const columns = useColumns(sheet, mayChange ? { onChange: setOpen, onSave } : null);
  const add = mayChange ? (
    <Button type="primary" onClick={() => setOpen(sheet.templates.length)}>
      {t('requests.template.add')}
    </Button>
  ) : null;
  return (
    <>
      {save.error ? (
        <Alert type="error" showIcon role="alert" className="form-notice" title={words.ofError(save.error)} />
      ) : null}
      {sheet.templates.length > 0 ? <p className="form-notice">{add}</p> : null}
      <DataTable<RequestTemplate>
        label={t('requests.template.title')}
        rows={sheet.templates}
        rowKey={({ id }) => id}
        columns={columns}
        busy={save.isPending}
        empty={
          <Empty title={t('requests.template.none')} action={add}>
            {t('requests.template.none-words')}
          </Empty>
        }
      />
      {open === null ? null : <TemplateDrawer sheet={sheet} at={open} onClose={() => setOpen(null)} />}
    </>
  );
}

/** What requests that are often made begin with, in the order in which they are offered. */
export default function TemplatesPage() {
  const { t } = useTranslation();
  const mayChange = may(useMe(), 'requests.administer');
  const sheet = useRead(listRequestTemplates, {});
  return (
    <Page title={t('requests.template.title')} lead={t('requests.template.lead')}>
      <Read of={sheet}>{(known) => <Templates sheet={known} mayChange={mayChange} />}</Read>
    </Page>
  );
}
