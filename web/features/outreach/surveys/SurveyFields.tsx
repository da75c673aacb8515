import { type SurveyQuestionKind, scales, surveyQuestionKind } from '@tongli/contracts/outreach';
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useSaid } from '../words.ts';
import { nextId, optionsOf } from './survey-form.ts';
import '../../../ui/exam/exam.css';

const languages = ['zh', 'en'] as const;
const mostQuestions = 12;

type Row = { id?: string; kind?: SurveyQuestionKind; after?: string; is?: string; options?: string } | undefined;

/** What an earlier answer can be: the options of a choice by their words, or the numbers of a scale. */
function useAnswers(): (row: Row) => { value: string; label: string }[] {
  const said = useSaid();
  return (row) => {
    const kind = row?.kind ?? 'csat';
    if (kind === 'choice') return optionsOf(row?.options).map(({ id, text }) => ({ value: id, label: said(text) }));
    if (kind === 'text') return [];
    const { from, to } = scales[kind];
    const numbers = Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
    return numbers.map((value) => ({ value, label: value }));
  };
}

/** On which earlier answer it hangs. */
function Condition({ place, rows }: { place: number; rows: readonly Row[] }) {
  const { t } = useTranslation();
  const answersOf = useAnswers();
  const earlier = rows
    .slice(0, place)
    .flatMap((row, index) =>
      row?.id && row.kind !== 'text'
        ? [{ value: row.id, label: t('outreach.question.number', { number: index + 1 }) }]
        : [],
    );
  if (earlier.length === 0) return null;
  const on = rows.slice(0, place).find((row) => row?.id !== undefined && row.id === rows[place]?.after);
  const comparisons = ['at-most', 'at-least'] as const;
  return (
    <FieldRow>
      <Form.Item name={[place, 'after']} label={t('outreach.question.after')}>
        <Select allowClear placeholder={t('outreach.question.always')} options={earlier} />
      </Form.Item>
      {on && on.kind !== 'choice' ? (
        <Form.Item name={[place, 'is']} label={t('outreach.question.is')} initialValue="at-most">
          <Select options={comparisons.map((value) => ({ value, label: t(`outreach.is.${value}`) }))} />
        </Form.Item>
      ) : null}
      {on ? (
        <Form.Item name={[place, 'value']} label={t('outreach.question.value')}>
          <Select options={answersOf(on)} />
        </Form.Item>
      ) : null}
    </FieldRow>
  );
}

function Question({ place, rows, onRemove }: { place: number; rows: readonly Row[]; onRemove: () => void }) {
  const { t } = useTranslation();
  const number = place + 1;
  return (
    <div className="question-option">
      <Form.Item name={[place, 'id']} hidden>
        <Input />
      </Form.Item>
      <div className="grown-row">
        <Form.Item name={[place, 'kind']} label={t('outreach.question.number', { number })}>
          <Select
            popupMatchSelectWidth={false}
            options={surveyQuestionKind.options.map((value) => ({ value, label: t(`outreach.kind.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name={[place, 'required']} label=" " colon={false} valuePropName="checked">
          <Checkbox>{t('outreach.question.required')}</Checkbox>
        </Form.Item>
        <Button size="small" aria-label={t('outreach.question.remove', { number })} onClick={onRemove}>
          {t('outreach.remove')}
        </Button>
      </div>
      <FieldRow>
        {languages.map((language) => (
          <Field key={language} name={[place, 'text', language]} label={t(`outreach.text-in.${language}`)}>
            <Input autoComplete="off" lang={language} maxLength={300} />
          </Field>
        ))}
      </FieldRow>
      {rows[place]?.kind === 'choice' ? (
        <Form.Item
          name={[place, 'options']}
          label={t('outreach.question.options')}
          extra={t('outreach.question.options-help')}
        >
          <LongText rows={3} most={2_000} />
        </Form.Item>
      ) : null}
      <Condition place={place} rows={rows} />
    </div>
  );
}

function Bounds() {
  const { t } = useTranslation();
  const kinds = { csat: [1, 5], nps: [0, 10], ces: [1, 7] } as const;
  return (
    <>
      <FieldRow>
        {(['csat', 'nps', 'ces'] as const).map((kind) => (
          <Field key={kind} name={['low', kind]} label={t(`outreach.low.${kind}`)} optional>
            <InputNumber min={kinds[kind][0]} max={kinds[kind][1]} className="scaled-number" />
          </Field>
        ))}
      </FieldRow>
      <FieldRow>
        <Field name="callbackMinutes" label={t('outreach.callback-minutes')} help={t('outreach.callback-help')}>
          <InputNumber min={15} max={10_000} className="scaled-number" />
        </Field>
        <Field name="validDays" label={t('outreach.valid-days')}>
          <InputNumber min={1} max={60} className="scaled-number" />
        </Field>
        <Field name="samplePercent" label={t('outreach.sample-percent')} help={t('outreach.sample-help')}>
          <InputNumber min={1} max={100} className="scaled-number" />
        </Field>
        <Field name="restDays" label={t('outreach.rest-days')} help={t('outreach.rest-help')}>
          <InputNumber min={0} max={365} className="scaled-number" />
        </Field>
      </FieldRow>
    </>
  );
}

/** The fields of a survey, new or changed: no code, whatever it asks. */
export function SurveyFields() {
  const { t } = useTranslation();
  const rows: readonly Row[] = Form.useWatch('questions') ?? [];
  return (
    <>
      {(['title', 'intro'] as const).map((field) => (
        <FieldRow key={field}>
          {languages.map((language) => (
            <Field
              key={language}
              name={[field, language]}
              label={t(`outreach.${field}-in.${language}`)}
              optional={field === 'intro'}
            >
              <Input autoComplete="off" lang={language} maxLength={field === 'title' ? 80 : 500} />
            </Field>
          ))}
        </FieldRow>
      ))}
      <Form.List name="questions">
        {(places, { add, remove }) => (
          <fieldset className="grown-fields" aria-label={t('outreach.questions')}>
            {places.map(({ key, name }) => (
              <Question key={key} place={name} rows={rows} onRemove={() => remove(name)} />
            ))}
            <Button
              disabled={places.length >= mostQuestions}
              onClick={() => add({ id: nextId(rows), kind: 'csat', required: false })}
            >
              {t('outreach.question.add')}
            </Button>
          </fieldset>
        )}
      </Form.List>
      <Bounds />
    </>
  );
}
