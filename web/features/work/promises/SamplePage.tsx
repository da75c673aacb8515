import { Link } from '@tanstack/react-router';
import { checkOutcome, getPromiseSample, type PromiseCheck, recordPromiseCheck } from '@tongli/contracts/work';
import { Drawer, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { usePathParam } from '../../../ui/address.ts';
import { Choices } from '../../../ui/form/Choices.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Read } from '../../../ui/Read.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { subjectAddress } from '../address.ts';

const tones = { kept: 'done', 'not-kept': 'breached', unreached: 'waiting' } as const;

function CheckDrawer({ sampleId, check, onClose }: { sampleId: string; check: PromiseCheck; onClose: () => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const { subject } = check;
  const address = subject ? subjectAddress({ subjectType: subject.type, subjectId: subject.id }, new Map()) : null;
  return (
    <Drawer open onClose={onClose} title={check.title} size={narrow ? '100%' : 480} destroyOnHidden>
      <p className="quiet form-notice">
        {t('work.promise.promised-by', { name: check.ownerName })}{' '}
        <Link to={`/work/tasks/${check.taskId}`}>{check.number}</Link>{' '}
        {address ? <Link to={address}>{subject?.label}</Link> : null}
      </p>
      <EndpointForm
        endpoint={recordPromiseCheck}
        name={`work.promise.check.${sampleId}.${check.taskId}`}
        initial={{ outcome: check.outcome ?? undefined, note: check.note ?? '' }}
        input={({ outcome, note }) => ({
          params: { id: sampleId, taskId: check.taskId },
          body: { outcome: outcome as PromiseCheck['outcome'] & string, note: String(note ?? '') },
        })}
        submit={t('work.promise.record')}
        onDone={onClose}
      >
        <Field name="outcome" label={t('work.promise.said')}>
          <Choices className="choices">
            {checkOutcome.options.map((value) => (
              <Radio key={value} value={value}>
                {t(`work.promise.check.${value}`)}
              </Radio>
            ))}
          </Choices>
        </Field>
        <Field name="note" label={t('work.promise.note')} optional>
          <LongText rows={3} most={1_000} />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}

/** The call list of a sample: who is to be asked, and what they said. */
export default function SamplePage() {
  const { t } = useTranslation();
  const id = usePathParam('id');
  const { number, percent } = useNumbers();
  const [open, setOpen] = useState<PromiseCheck | null>(null);
  const sample = useRead(getPromiseSample, { params: { id } });
  const columns: Column<PromiseCheck>[] = [
    { key: 'number', title: t('work.number'), text: (row) => row.number, phone: 'title', width: 140 },
    { key: 'title', title: t('work.task.title'), text: (row) => row.title, grows: true },
    { key: 'about', title: t('work.task.about'), text: (row) => row.subject?.label ?? '—', width: 160 },
    { key: 'owner', title: t('work.task.owner'), text: (row) => row.ownerName, width: 120 },
    {
      ...{ key: 'said', title: t('work.promise.said'), width: 160 },
      text: ({ outcome }) => (outcome ? t(`work.promise.check.${outcome}`) : t('work.promise.to-ask')),
      render: ({ outcome }) => (
        <StateTag tone={outcome ? tones[outcome] : 'progress'}>
          {outcome ? t(`work.promise.check.${outcome}`) : t('work.promise.to-ask')}
        </StateTag>
      ),
    },
    { key: 'by', title: t('work.promise.asked-by'), text: (row) => row.byName ?? '—', width: 120, phone: 'hidden' },
  ];
  return (
    <Read of={sample}>
      {(data) => (
        <RecordPage
          title={t('work.promise.sample-of', { from: data.from, to: data.to })}
          lead={t('work.promise.sample-words', { seed: data.seed, share: percent(data.share, 0) })}
          facts={[
            {
              label: t('work.promise.size'),
              value: t('work.promise.of', { part: number(data.size), whole: number(data.population) }),
            },
            {
              label: t('work.promise.checked'),
              value: t('work.promise.of', { part: number(data.checked), whole: number(data.size) }),
            },
            { label: t('work.promise.drawn-by'), value: data.drawnByName },
          ]}
        >
          <DataTable
            label={t('work.promise.samples')}
            columns={columns}
            rows={data.checks}
            rowKey={({ taskId }) => taskId}
            onOpen={setOpen}
          />
          {open ? <CheckDrawer sampleId={id} check={open} onClose={() => setOpen(null)} /> : null}
        </RecordPage>
      )}
    </Read>
  );
}
