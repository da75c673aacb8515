import { discardJobs, jobList, jobStates, listJobs, rerunJobs, type SystemJob } from '@tongli/contracts/system';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.ts';
import { Empty } from '../../ui/Empty.tsx';
import { ReasonDrawer } from '../../ui/form/ReasonDrawer.tsx';
import type { Column, FilterField } from '../../ui/list/column.ts';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { useNumbers } from '../../ui/numbers.ts';
import { StateTag } from '../../ui/StateTag.tsx';
import { Instant, useExportInstant } from '../../ui/Times.tsx';

const tones = { waiting: 'neutral', running: 'progress', failed: 'breached' } as const;

function JobActs({ job, onDiscard }: { job: SystemJob; onDiscard: (job: SystemJob) => void }) {
  const { t } = useTranslation();
  const { mutate, isPending } = useAct(rerunJobs);
  if (job.state === 'running') return null;
  const of = { name: job.name, id: job.id };
  return (
    <Space>
      <Button
        size="small"
        loading={isPending}
        aria-label={t('system.jobs.rerun-of', of)}
        onClick={() => mutate({ body: { ids: [job.id] } })}
      >
        {t('system.jobs.rerun')}
      </Button>
      <Button size="small" danger aria-label={t('system.jobs.discard-of', of)} onClick={() => onDiscard(job)}>
        {t('system.jobs.discard')}
      </Button>
    </Space>
  );
}

function useColumns(onDiscard: (job: SystemJob) => void): Column<SystemJob>[] {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const instant = useExportInstant();
  const state = (job: SystemJob) => t(`system.job-state.${job.state}`);
  const attempts = (job: SystemJob) =>
    t('system.jobs.attempts-of', { attempts: number(job.attempts), most: number(job.mostAttempts) });
  return [
    { key: 'name', title: t('system.jobs.name'), text: ({ name }) => name, phone: 'title' },
    {
      key: 'state',
      title: t('system.jobs.state'),
      text: state,
      render: (job) => <StateTag tone={tones[job.state]}>{state(job)}</StateTag>,
      phone: 'title',
    },
    { key: 'attempts', title: t('system.jobs.attempts'), text: attempts },
    {
      key: 'added',
      title: t('system.jobs.added'),
      sort: 'addedAt',
      text: ({ addedAt }) => instant(addedAt),
      render: ({ addedAt }) => <Instant at={addedAt} />,
    },
    {
      key: 'next',
      title: t('system.jobs.next'),
      text: ({ runAt, state: now }) => (now === 'waiting' ? instant(runAt) : ''),
      render: ({ runAt, state: now }) => (now === 'waiting' ? <Instant at={runAt} /> : '—'),
    },
    { key: 'error', title: t('system.jobs.error'), grows: true, text: ({ error }) => error ?? '' },
    {
      key: 'acts',
      title: t('system.acts'),
      text: () => '',
      render: (job) => <JobActs job={job} onDiscard={onDiscard} />,
    },
  ];
}

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  return [
    {
      kind: 'choice',
      field: 'state',
      label: t('system.jobs.state'),
      choices: jobStates.map((value) => ({ value, label: t(`system.job-state.${value}`) })),
    },
    { kind: 'text', field: 'name', label: t('system.jobs.name-starts'), comparison: 'starts' },
  ];
}

/** Work outside the database: what waits, runs, and has used up its attempts. */
export default function JobsPage() {
  const { t } = useTranslation();
  const [discarding, setDiscarding] = useState<SystemJob | null>(null);
  return (
    <ListPage
      endpoint={listJobs}
      title={t('system.jobs.title')}
      lead={t('system.jobs.lead')}
      columns={useColumns(setDiscarding)}
      filters={useFilters()}
      usualSort={jobList.usualSort}
      rowKey={({ id }) => id}
      empty={<Empty title={t('system.jobs.empty')}>{t('system.jobs.empty-words')}</Empty>}
      beside={() =>
        discarding ? (
          <ReasonDrawer
            endpoint={discardJobs}
            name={`system.discard.${discarding.id}`}
            title={t('system.jobs.discard-title')}
            consequence={t('system.jobs.discard-words', { name: discarding.name })}
            submit={t('system.jobs.discard')}
            most={500}
            input={(reason) => ({ body: { ids: [discarding.id], reason } })}
            onClose={() => setDiscarding(null)}
          />
        ) : null
      }
    />
  );
}
