import { listQuestionTopics, questionKind } from '@tongli/contracts/people';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { newPart, totals } from './paper-form.ts';
import '../../../ui/exam/exam.css';

const languages = ['zh', 'en'] as const;
const mostParts = 12;

/** How many questions of a kind and topic there are to draw from. */
function useBank() {
  const { data } = useRead(listQuestionTopics, {}, { staleTime: 10_000 });
  const rows = data?.topics ?? [];
  const topics = [...new Set(rows.map(({ topic }) => topic))].filter((topic) => topic !== '');
  const available = (kind: unknown, topic: unknown) =>
    rows
      .filter((row) => (kind === 'any' || row.kind === kind) && (!topic || row.topic === topic))
      .reduce((sum, { questions }) => sum + questions, 0);
  return { topics, available };
}

function Part({ place, onRemove }: { place: number; onRemove: () => void }) {
  const { t } = useTranslation();
  const { topics, available } = useBank();
  const part: { kind?: unknown; topic?: unknown } | undefined = Form.useWatch(['parts', place]);
  const kinds = ['any', ...questionKind.options] as const;
  const anyTopic = t('people.paper.any-topic');
  const there = available(part?.kind ?? 'any', part?.topic);
  return (
    <div className="paper-part">
      <Form.Item name={[place, 'questionIds']} hidden>
        <Input />
      </Form.Item>
      <FieldRow>
        <Field name={[place, 'kind']} label={t('people.question.kind')}>
          <Select options={kinds.map((value) => ({ value, label: t(`people.kind.${value}`) }))} />
        </Field>
        <Field name={[place, 'topic']} label={t('people.topic')}>
          <Select options={[{ value: '', label: anyTopic }, ...topics.map((value) => ({ value, label: value }))]} />
        </Field>
      </FieldRow>
      <FieldRow>
        <Field
          name={[place, 'count']}
          label={t('people.paper.count')}
          help={t('people.paper.available', { count: there })}
        >
          <InputNumber min={1} max={100} className="scaled-number" />
        </Field>
        <Field name={[place, 'points']} label={t('people.paper.points-each')}>
          <InputNumber min={1} max={100} className="scaled-number" />
        </Field>
        <Form.Item label=" " colon={false}>
          <Button aria-label={t('people.paper.remove-part', { number: place + 1 })} onClick={onRemove}>
            {t('people.remove')}
          </Button>
        </Form.Item>
      </FieldRow>
    </div>
  );
}

function Totals() {
  const { t } = useTranslation();
  const { questions, points } = totals(Form.useWatch('parts'));
  return (
    <p role="status" className="form-notice">
      {t('people.paper.totals', { questions, points })}
    </p>
  );
}

/** The fields of a paper, new or changed. */
export function PaperFields() {
  const { t } = useTranslation();
  return (
    <>
      <FieldRow>
        {languages.map((language) => (
          <Field
            key={language}
            name={['title', language]}
            label={t(`people.title-in.${language}`)}
            optional={language === 'en'}
          >
            <Input autoComplete="off" lang={language} maxLength={120} />
          </Field>
        ))}
      </FieldRow>
      <Form.List name="parts">
        {(parts, { add, remove }) => (
          <fieldset className="grown-fields" aria-label={t('people.paper.parts')}>
            {parts.map(({ key, name }) => (
              <Part key={key} place={name} onRemove={() => remove(name)} />
            ))}
            <Button disabled={parts.length >= mostParts} onClick={() => add(newPart)}>
              {t('people.paper.add-part')}
            </Button>
          </fieldset>
        )}
      </Form.List>
      <Totals />
      <FieldRow>
        <Field name="passPercent" label={t('people.paper.pass')}>
          <InputNumber min={1} max={100} suffix="%" className="scaled-number" />
        </Field>
        <Field name="minutes" label={t('people.paper.minutes')}>
          <InputNumber min={1} max={480} className="scaled-number" />
        </Field>
        <Field name="retakes" label={t('people.paper.retakes')}>
          <InputNumber min={0} max={5} className="scaled-number" />
        </Field>
      </FieldRow>
    </>
  );
}
