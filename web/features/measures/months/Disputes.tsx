import { answerDispute, type Month, type MonthCorrection, type MonthDispute } from '@tongli/contracts/measures';
import { Button, InputNumber, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Choices } from '../../../ui/form/Choices.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { rounded } from '../card/Definition.tsx';
import { useFigure } from '../live/words.ts';
import { disputeTones } from './words.ts';

/** Granted with what is added above and below the line, or declined; either with its reason. */
export function AnswerForm({ dispute, onDone }: { dispute: MonthDispute; onDone: () => void }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const figure = useFigure();
  const { number } = useNumbers();
  const { parts } = dispute;
  return (
    <>
      <Facts
        facts={[
          { label: t('measures.months.disputed-value'), value: figure(dispute.value, dispute.unit) },
          { label: pick(parts.count), value: number(rounded(dispute.count)) },
          ...(parts.size ? [{ label: pick(parts.size), value: number(rounded(dispute.size)) }] : []),
          { label: t('measures.months.reason'), value: dispute.reason },
          { label: t('measures.months.evidence'), value: dispute.evidence },
        ]}
      />
      <EndpointForm
        endpoint={answerDispute}
        name={`measures.months.answer.${dispute.id}`}
        initial={{ verdict: 'corrected', countDelta: 0, sizeDelta: 0 }}
        input={({ verdict, countDelta, sizeDelta, text }) => ({
          params: { id: dispute.id },
          body: {
            verdict: verdict === 'declined' ? ('declined' as const) : ('corrected' as const),
            ...{ countDelta: Number(countDelta ?? 0), sizeDelta: Number(sizeDelta ?? 0) },
            ...{ text: String(text ?? ''), version: dispute.version },
          },
        })}
        onDone={onDone}
        submit={t('measures.months.answer')}
      >
        <Field name="verdict" label={t('measures.months.verdict')}>
          <Choices className="choices">
            <Radio value="corrected">{t('measures.months.correct')}</Radio>
            <Radio value="declined">{t('measures.months.decline')}</Radio>
          </Choices>
        </Field>
        <FieldRow>
          <Field name="countDelta" label={t('measures.months.added-to', { part: pick(parts.count) })}>
            <InputNumber min={-1_000_000_000} max={1_000_000_000} />
          </Field>
          {parts.size ? (
            <Field name="sizeDelta" label={t('measures.months.added-to', { part: pick(parts.size) })}>
              <InputNumber min={-1_000_000_000} max={1_000_000_000} />
            </Field>
          ) : null}
        </FieldRow>
        <Field name="text" label={t('measures.months.answer-text')}>
          <LongText rows={3} most={1_000} />
        </Field>
      </EndpointForm>
    </>
  );
}

export function Disputes({ month, onAnswer }: { month: Month; onAnswer: (dispute: MonthDispute) => void }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const figure = useFigure();
  const columns: Column<MonthDispute>[] = [
    { key: 'name', title: t('measures.alert.indicator'), text: ({ name }) => pick(name), phone: 'title' },
    {
      key: 'place',
      title: t('measures.scorecard.place'),
      text: ({ place }) => (place ? pick(place) : t('measures.live.whole')),
    },
    {
      key: 'value',
      title: t('measures.months.disputed-value'),
      text: ({ value, unit }) => figure(value, unit),
      number: true,
    },
    {
      key: 'state',
      title: t('measures.months.state'),
      text: ({ state }) => t(`measures.months.dispute-${state}`),
      render: ({ state }) => <StateTag tone={disputeTones[state]}>{t(`measures.months.dispute-${state}`)}</StateTag>,
    },
    { key: 'reason', title: t('measures.months.reason'), text: ({ reason }) => reason, grows: true },
    { key: 'by', title: t('measures.months.raised-by'), text: ({ raisedBy }) => raisedBy },
    {
      key: 'answer',
      title: t('measures.months.answer-title'),
      text: ({ answer, answeredBy }) => (answer ? `${answer} — ${answeredBy}` : ''),
      render: (one) =>
        one.actions.answer?.allowed ? (
          <Button size="small" onClick={() => onAnswer(one)}>
            {t('measures.months.answer')}
          </Button>
        ) : one.answer ? (
          `${one.answer} — ${one.answeredBy}`
        ) : (
          t('measures.months.waiting')
        ),
    },
  ];
  return (
    <Section title={t('measures.months.disputes')}>
      <DataTable
        compact
        columns={columns}
        rows={month.disputes}
        rowKey={({ id }) => id}
        label={t('measures.months.disputes')}
        empty={<p className="quiet">{t('measures.months.no-disputes')}</p>}
      />
    </Section>
  );
}

/** Entries of their own: what was put right after a dispute, and what came late to months that were locked. */
export function Entries({ month }: { month: Month }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { number } = useNumbers();
  const reason = (one: MonthCorrection) =>
    one.origin === 'late' ? t('measures.months.late', { month: one.ofMonth }) : one.reason;
  const indicators = (one: MonthCorrection) =>
    one.indicators.length === 0 ? '—' : one.indicators.map((name) => pick(name)).join(t('measures.months.comma'));
  const columns: Column<MonthCorrection>[] = [
    { key: 'indicators', title: t('measures.months.entry-indicators'), text: indicators, phone: 'title', grows: true },
    {
      key: 'delta',
      title: t('measures.months.delta'),
      text: ({ delta }) => `${delta > 0 ? '+' : ''}${number(rounded(delta))}`,
      number: true,
    },
    {
      key: 'place',
      title: t('measures.scorecard.place'),
      text: ({ place }) => (place ? pick(place) : t('measures.live.whole')),
    },
    { key: 'of', title: t('measures.months.of-month'), text: ({ ofMonth }) => ofMonth },
    { key: 'in', title: t('measures.months.booked-in'), text: ({ bookedIn }) => bookedIn },
    { key: 'reason', title: t('measures.months.reason'), text: reason },
    {
      key: 'by',
      title: t('measures.months.made-by'),
      text: ({ madeBy }) => madeBy,
      render: ({ madeBy, madeAt }) => (
        <>
          {madeBy} <Instant at={madeAt} />
        </>
      ),
    },
  ];
  return (
    <Section title={t('measures.months.entries')}>
      <p className="section-note">{t('measures.months.method')}</p>
      <DataTable
        compact
        columns={columns}
        rows={month.entries}
        rowKey={({ id }) => id}
        label={t('measures.months.entries')}
        empty={<p className="quiet">{t('measures.months.no-entries')}</p>}
      />
    </Section>
  );
}
