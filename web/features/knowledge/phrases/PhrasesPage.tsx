import { Link, useNavigate } from '@tanstack/react-router';
import { listGaps, listPhrases, type PhraseRow, phraseList, submitPhrase } from '@tongli/contracts/knowledge';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { bulkAct } from '../../../ui/list/bulk/act.ts';
import type { FilterField } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { useSituations } from '../words.ts';
import { usePhraseColumns } from './columns.tsx';

const states = ['draft', 'submitted', 'published', 'withdrawn'] as const;
const openStates = ['draft', 'submitted'] as const;

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  const { choices } = useSituations();
  return [
    { kind: 'text', field: 'words', label: t('knowledge.words'), comparison: 'eq' },
    { kind: 'choice', field: 'situation', label: t('knowledge.situation'), choices, many: true },
    {
      kind: 'choice',
      field: 'state',
      label: t('knowledge.state-title'),
      choices: states.map((value) => ({ value, label: t(`knowledge.state.${value}`) })),
      many: true,
    },
    {
      kind: 'choice',
      field: 'openState',
      label: t('knowledge.in-making'),
      choices: openStates.map((value) => ({ value, label: t(`knowledge.state.${value}`) })),
    },
  ];
}

/** Whether every named situation has a phrase that may be said. */
function GapLine() {
  const { t } = useTranslation();
  const { data } = useRead(listGaps, {});
  if (!data) return null;
  const missing = data.projects.reduce((sum, project) => sum + project.missing, 0);
  return (
    <p className="form-notice">
      <StateTag tone={missing === 0 ? 'done' : 'limit'}>
        {missing === 0 ? t('knowledge.gaps.none') : t('knowledge.gaps.missing', { count: missing })}
      </StateTag>{' '}
      <Link to="/knowledge/gaps">{t('knowledge.gaps.open')}</Link>
    </p>
  );
}

/** What the centre has agreed to say, by situation. */
export default function PhrasesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const writes = may(useMe(), 'knowledge.write');
  const add = writes ? (
    <Button type="primary" onClick={() => void navigate({ to: '/knowledge/phrases/new' })}>
      {t('knowledge.add')}
    </Button>
  ) : null;
  const actions = writes ? (
    <>
      <Button onClick={() => void navigate({ to: '/knowledge/usage' })}>{t('knowledge.used.title')}</Button>
      <Button onClick={() => void navigate({ to: '/knowledge/imports' })}>{t('knowledge.import')}</Button>
      {add}
    </>
  ) : null;
  const submit = bulkAct<PhraseRow>({
    key: 'submit',
    label: t('knowledge.act.submit'),
    refusal: ({ openState }) => (openState === 'draft' ? null : openState ? 'awaits-approval' : 'no-draft'),
    run: ({ id, version }, _, transport) => call(submitPhrase, { ...transport, params: { id }, body: { version } }),
  });
  return (
    <ListPage
      endpoint={listPhrases}
      title={t('knowledge.title')}
      lead={t('knowledge.lead')}
      columns={usePhraseColumns()}
      filters={useFilters()}
      usualSort={phraseList.usualSort}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: `/knowledge/phrases/${id}` })}
      above={<GapLine />}
      actions={actions}
      bulk={writes ? [submit] : []}
      empty={
        <Empty title={t('knowledge.empty')} action={add}>
          {t('knowledge.empty-words')}
        </Empty>
      }
    />
  );
}
