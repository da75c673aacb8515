import { listQuestionTopics, questionKind } from '@tongli/contracts/people';
import { AutoComplete, Button, Checkbox, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Choices } from '../../../ui/form/Choices.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import '../../../ui/exam/exam.css';

const languages = ['zh', 'en'] as const;
const [mostOptions, mostText] = [8, 1_000];

function Options() {
  const { t } = useTranslation();
  return (
    <Form.List name="options">
      {(options, { add, remove }) => (
        <fieldset className="grown-fields" aria-label={t('people.question.options')}>
          {options.map(({ key, name }) => (
            <div key={key} className="question-option">
              <FieldRow>
                {languages.map((language) => (
                  <Form.Item
                    key={language}
                    name={[name, 'text', language]}
                    label={t(`people.question.option-in.${language}`, { number: name + 1 })}
                  >
                    <Input autoComplete="off" lang={language} maxLength={300} />
                  </Form.Item>
                ))}
              </FieldRow>
              <div className="grown-row">
                <Form.Item name={[name, 'right']} valuePropName="checked">
                  <Checkbox>{t('people.question.is-right')}</Checkbox>
                </Form.Item>
                <Button
                  size="small"
                  aria-label={t('people.question.remove-option', { number: name + 1 })}
                  onClick={() => remove(name)}
                >
                  {t('people.remove')}
                </Button>
              </div>
            </div>
          ))}
          <Button disabled={options.length >= mostOptions} onClick={() => add({ right: false })}>
            {t('people.question.add-option')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}

/** What is right, as the kind asks for it. */
function RightFields() {
  const { t } = useTranslation();
  const kind: unknown = Form.useWatch('kind');
  if (kind === 'true-false')
    return (
      <Field name="isTrue" label={t('people.question.it-is')}>
        <Choices className="choices">
          <Radio value={true}>{t('people.true')}</Radio>
          <Radio value={false}>{t('people.false')}</Radio>
        </Choices>
      </Field>
    );
  if (kind === 'fill-in')
    return (
      <Field name="accepted" label={t('people.question.accepted')} help={t('people.question.accepted-help')}>
        <LongText rows={3} most={2_000} />
      </Field>
    );
  return <Options />;
}

/** The fields of a question, new or changed. */
export function QuestionFields() {
  const { t } = useTranslation();
  const { data } = useRead(listQuestionTopics, {}, { staleTime: 60_000 });
  const topics = [...new Set((data?.topics ?? []).map(({ topic }) => topic))].filter((topic) => topic !== '');
  return (
    <>
      <Field name="kind" label={t('people.question.kind')}>
        <Choices className="choices">
          {questionKind.options.map((value) => (
            <Radio key={value} value={value}>
              {t(`people.kind.${value}`)}
            </Radio>
          ))}
        </Choices>
      </Field>
      <Field name="topic" label={t('people.topic')} optional help={t('people.question.topic-help')}>
        <AutoComplete options={topics.map((value) => ({ value }))} maxLength={60} />
      </Field>
      {languages.map((language) => (
        <Field
          key={language}
          name={['text', language]}
          label={t(`people.question.text-in.${language}`)}
          optional={language === 'en'}
        >
          <LongText rows={2} most={mostText} lang={language} />
        </Field>
      ))}
      <RightFields />
      {languages.map((language) => (
        <Field
          key={language}
          name={['explanation', language]}
          label={t(`people.question.explanation-in.${language}`)}
          optional
        >
          <LongText rows={2} most={mostText} lang={language} />
        </Field>
      ))}
    </>
  );
}
