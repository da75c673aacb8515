import { type Cohort, type CohortReading, getCohort, readCohort, tellCohort } from '@tongli/contracts/measures';
import { Drawer, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { usePathParam } from '../../../ui/address.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { ScaledNumber } from '../../../ui/form/ScaledNumber.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Read } from '../../../ui/Read.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { PeriodFields } from './PeriodFields.tsx';
import { Readings } from './Readings.tsx';
import { useUsualPeriod } from './usual-period.ts';

function ReadDrawer({ cohort, onClose }: { cohort: Cohort; onClose: () => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const usual = useUsualPeriod();
  return (
    <Drawer open onClose={onClose} title={t('measures.cohort.read')} size={narrow ? '100%' : 480} destroyOnHidden>
      <EndpointForm
        endpoint={readCohort}
        name={`measures.read-cohort.${cohort.id}`}
        initial={usual}
        input={({ from, to }) => ({
          params: { id: cohort.id },
          body: { from: String(from ?? ''), to: String(to ?? '') },
        })}
        submit={t('measures.cohort.read')}
        onDone={onClose}
      >
        <p className="quiet">{t('measures.cohort.read-lead')}</p>
        <PeriodFields />
      </EndpointForm>
    </Drawer>
  );
}

const amountOf = (value: unknown) => Math.round(Number(value ?? Number.NaN));

function TellDrawer({ reading, onClose }: { reading: CohortReading; onClose: () => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  return (
    <Drawer open onClose={onClose} title={t('measures.cohort.tell')} size={narrow ? '100%' : 480} destroyOnHidden>
      <EndpointForm
        endpoint={tellCohort}
        name={`measures.tell-cohort.${reading.id}`}
        input={({ lost, revenueMinor, totalMinor, source }) => ({
          params: { id: reading.id },
          body: {
            ...{ lost: Number(lost ?? Number.NaN), source: String(source ?? '') },
            ...{ revenueMinor: amountOf(revenueMinor), totalMinor: amountOf(totalMinor) },
          },
        })}
        submit={t('measures.cohort.tell-save')}
        onDone={onClose}
      >
        <p className="quiet">{t('measures.cohort.tell-lead', { from: reading.from, to: reading.to })}</p>
        <Field name="lost" label={t('measures.cohort.lost')}>
          <InputNumber min={0} precision={0} className="scaled-number" />
        </Field>
        {(['revenueMinor', 'totalMinor'] as const).map((name) => (
          <Field key={name} name={name} label={t(`measures.cohort.${name}`)}>
            <ScaledNumber per={100} least={0} most={1_000_000_000_000} step={100} unit="¥" />
          </Field>
        ))}
        <Field name="source" label={t('measures.cohort.source')} help={t('measures.cohort.source-help')}>
          <Input autoComplete="off" maxLength={200} />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}

function CohortRecord({ cohort }: { cohort: Cohort }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const [reading, setReading] = useState(false);
  const [telling, setTelling] = useState<CohortReading | null>(null);
  const { from, to, who, members, frozenAt, frozenBy } = cohort;
  return (
    <RecordPage
      title={cohort.name}
      facts={[
        { label: t('measures.cohort.members'), value: number(members) },
        { label: t('measures.cohort.who'), value: t(`measures.cohort.of.${who}`) },
        { label: t('measures.cohort.period'), value: t('measures.cohort.days', { from, to }) },
        { label: t('measures.cohort.frozen-at'), value: <Instant at={frozenAt} /> },
        { label: t('measures.cohort.frozen-by'), value: frozenBy },
      ]}
      actions={
        <ActButton allowance={cohort.actions.read} kind="primary" onAct={() => setReading(true)}>
          {t('measures.cohort.read')}
        </ActButton>
      }
    >
      <Section title={t('measures.cohort.readings-title')}>
        <p className="quiet">{t('measures.cohort.readings-lead')}</p>
        <Readings cohort={cohort} onTell={setTelling} />
      </Section>
      {reading ? <ReadDrawer cohort={cohort} onClose={() => setReading(false)} /> : null}
      {telling ? <TellDrawer reading={telling} onClose={() => setTelling(null)} /> : null}
    </RecordPage>
  );
}

/** One frozen cohort: what became of the same customers. */
export default function CohortPage() {
  const cohort = useRead(getCohort, { params: { id: usePathParam('id') } });
  return <Read of={cohort}>{(data) => <CohortRecord cohort={data} />}</Read>;
}
