import { Alert, Button, Form, Input, InputNumber, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../ui/Empty.tsx';
import { Attachments } from '../../../ui/form/Attachments.tsx';
import { keepBasis } from '../../../ui/form/Basis.tsx';
import { dropDraft, keepDraft, noteSince, type Values } from '../../../ui/form/drafts.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { ConditionSelect, PatternLinks, useCondition, useSample } from '../condition.tsx';
import {
  answerOf,
  changeSample,
  type FormCondition,
  formConditions,
  recordOf,
  type Sample,
  type Subject,
  sendsAtOnce,
  subjects,
  typedIn,
  valuesOf,
  type Words,
} from './samples.ts';

const mostWords = 400;

function useWords(): Words {
  const { t } = useTranslation();
  const word = (key: string) => t(`patterns.form.sample.${key}`);
  return {
    title: word('title'),
    theirTitle: word('their-title'),
    myTitle: word('my-title'),
    words: word('words'),
    theirWords: word('their-words'),
  };
}

const subjectWord = (value: unknown) => (Object.keys(subjects) as Subject[]).find((one) => one === value);

/** What can be chosen follows what was chosen above. */
function SubjectFields() {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const subject = subjectWord(Form.useWatch<string | undefined>('subject', form));
  const details = subject ? subjects[subject] : [];
  return (
    <>
      <Field name="subject" label={t('patterns.form.subject')}>
        <Select
          onChange={() => form.setFieldValue('detail', undefined)}
          options={Object.keys(subjects).map((value) => ({ value, label: t(`patterns.form.subjects.${value}`) }))}
        />
      </Field>
      <Field name="detail" label={t('patterns.form.detail')} help={t('patterns.form.detail-help')}>
        <Select options={details.map((value) => ({ value, label: t(`patterns.form.details.${value}`) }))} />
      </Field>
    </>
  );
}

function SendAtOnce() {
  const form = Form.useFormInstance();
  useEffect(() => form.submit(), [form]);
  return null;
}

const draftName = (condition: FormCondition) => `patterns.form.${condition}`;
const typedAt = Date.parse('2026-03-02T02:32:00Z');

/** The draft is there before the form looks for it, and gone when another state is looked at; one of the reader's own stays. */
function useTyped(condition: FormCondition, words: Words): void {
  const name = draftName(condition);
  useState(() => {
    if (condition === 'plain') return;
    const typed = typedIn(condition, words);
    dropDraft(name);
    if (!typed) return;
    keepDraft(name, typed.mine, []);
    noteSince(name, typedAt);
    keepBasis(name, { version: typed.version, values: typed.base });
  });
  useEffect(() => () => (condition === 'plain' ? undefined : dropDraft(name)), [condition, name]);
}

function SampleForm({ record, condition }: { record: Sample; condition: FormCondition }) {
  const { t } = useTranslation();
  const words = useWords();
  const [saved, setSaved] = useState(false);
  useTyped(condition, words);
  const wordsOf = (path: string, value: unknown) => {
    if (path === 'subject') return t(`patterns.form.subjects.${String(value)}`);
    return path === 'detail' && value ? t(`patterns.form.details.${String(value)}`) : undefined;
  };
  if (saved) return <Alert type="success" showIcon role="status" title={t('patterns.form.saved')} />;
  return (
    <VersionedForm
      endpoint={changeSample}
      name={draftName(condition)}
      record={record}
      initial={valuesOf}
      wordsOf={wordsOf}
      input={({ files: _files, ...values }: Values, version) => ({
        body: { ...(values as Omit<Sample, 'id' | 'version'>), version },
      })}
      sendBy={answerOf(condition, words)}
      submit={t('patterns.form.save')}
      onDone={() => setSaved(true)}
    >
      {sendsAtOnce(condition) ? <SendAtOnce /> : null}
      <Field name="title" label={t('patterns.form.title-label')}>
        <Input autoComplete="off" />
      </Field>
      <SubjectFields />
      <Field name="hours" label={t('patterns.form.hours')}>
        <InputNumber precision={0} />
      </Field>
      <Field name="words" label={t('patterns.form.words')} optional>
        <LongText rows={3} most={mostWords} />
      </Field>
      <Field name="files" label={t('patterns.form.files')} optional>
        <Attachments most={3} />
      </Field>
    </VersionedForm>
  );
}

/** The form pattern on a record at hand, in every state that a form can be in. */
export default function FormPatternPage() {
  const { t } = useTranslation();
  const condition = useCondition(formConditions);
  const words = useWords();
  const sample = useSample('form', condition, recordOf(condition, words));
  const empty = (
    <Empty title={t('patterns.form.empty')} action={<Button type="primary">{t('patterns.form.add')}</Button>}>
      {t('patterns.form.empty-words')}
    </Empty>
  );
  return (
    <Page
      title={t('patterns.form.title')}
      lead={
        <>
          {t('patterns.form.lead')}
          <PatternLinks own="form" />
        </>
      }
      actions={
        <ConditionSelect all={formConditions} value={condition} words={(one) => t(`patterns.form.condition.${one}`)} />
      }
    >
      <Read of={sample}>
        {(record) =>
          condition === 'empty' ? empty : <SampleForm key={condition} record={record} condition={condition} />
        }
      </Read>
    </Page>
  );
}
