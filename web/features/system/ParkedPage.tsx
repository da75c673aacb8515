import { listParked, type ParkedFact, parkedList, passOverParked, retryParked } from '@tongli/contracts/system';
import { Alert, Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.ts';
import { Empty } from '../../ui/Empty.tsx';
import { ReasonDrawer } from '../../ui/form/ReasonDrawer.tsx';
import type { Column, FilterField } from '../../ui/list/column.ts';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { useNumbers } from '../../ui/numbers.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Instant, useExportInstant } from '../../ui/Times.tsx';
import { useFlowName } from './flow-name.ts';

interface Acts {
  readonly onRetry: (flow: string) => void;
  readonly onPassOver: (fact: ParkedFact) => void;
}

function FactActs({ fact, onRetry, onPassOver }: Acts & { fact: ParkedFact }) {
  const { t } = useTranslation();
  const flowName = useFlowName();
  const of = { flow: flowName(fact.flow), position: fact.position };
  return (
    <Space>
      <Button size="small" aria-label={t('system.parked.retry-of', of)} onClick={() => onRetry(fact.flow)}>
        {t('system.parked.retry')}
      </Button>
      <Button size="small" danger aria-label={t('system.parked.pass-over-of', of)} onClick={() => onPassOver(fact)}>
        {t('system.parked.pass-over')}
      </Button>
    </Space>
  );
}

function useColumns(acts: Acts): Column<ParkedFact>[] {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const instant = useExportInstant();
  const flowName = useFlowName();
  return [
    { key: 'flow', title: t('system.flow.name'), text: ({ flow }) => flowName(flow), phone: 'title' },
    { key: 'type', title: t('system.parked.type'), text: ({ type }) => type },
    { key: 'position', title: t('system.parked.position'), number: true, text: ({ position }) => number(position) },
    {
      key: 'at',
      title: t('system.parked.at'),
      sort: 'parkedAt',
      text: ({ parkedAt }) => instant(parkedAt),
      render: ({ parkedAt }) => <Instant at={parkedAt} />,
    },
    { key: 'error', title: t('system.jobs.error'), grows: true, text: ({ error }) => error },
    { key: 'acts', title: t('system.acts'), text: () => '', render: (fact) => <FactActs fact={fact} {...acts} /> },
  ];
}

/** What the last retry brought. */
function Outcome({ act }: { act: ReturnType<typeof useAct<typeof retryParked>> }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  if (act.error) return <Alert type="error" showIcon className="form-notice" title={words.ofError(act.error)} />;
  if (!act.data) return null;
  const { handled } = act.data;
  return (
    <Alert
      type={handled > 0 ? 'success' : 'warning'}
      showIcon
      role="status"
      className="form-notice"
      title={handled > 0 ? t('system.parked.handled', { count: handled }) : t('system.parked.none-handled')}
    />
  );
}

/** Facts that a flow could not handle, with those of the same subject behind them. */
export default function ParkedPage() {
  const { t } = useTranslation();
  const flowName = useFlowName();
  const [passing, setPassing] = useState<ParkedFact | null>(null);
  const retry = useAct(retryParked);
  const filters: FilterField[] = [{ kind: 'text', field: 'flow', label: t('system.flow.name'), comparison: 'eq' }];
  return (
    <ListPage
      endpoint={listParked}
      title={t('system.parked.title')}
      lead={t('system.parked.lead')}
      columns={useColumns({ onRetry: (flow) => retry.mutate({ body: { flow } }), onPassOver: setPassing })}
      filters={filters}
      usualSort={parkedList.usualSort}
      rowKey={({ id }) => id}
      above={<Outcome act={retry} />}
      empty={<Empty title={t('system.parked.empty')}>{t('system.parked.empty-words')}</Empty>}
      beside={() =>
        passing ? (
          <ReasonDrawer
            endpoint={passOverParked}
            name={`system.pass-over.${passing.flow}.${passing.position}`}
            title={t('system.parked.pass-over-title')}
            consequence={t('system.parked.pass-over-words', { flow: flowName(passing.flow), type: passing.type })}
            submit={t('system.parked.pass-over')}
            most={500}
            input={(reason) => ({ body: { flow: passing.flow, position: passing.position, reason } })}
            onClose={() => setPassing(null)}
          />
        ) : null
      }
    />
  );
}
