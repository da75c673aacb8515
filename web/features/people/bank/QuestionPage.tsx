import { changeQuestion, getQuestion, type Question } from '@tongli/contracts/people';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { usePathParam } from '../../../ui/address.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Read } from '../../../ui/Read.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { useSaid } from '../words.ts';
import { QuestionFields } from './QuestionFields.tsx';
import { questionOf, questionValues } from './question-form.ts';

function QuestionRecord({ question }: { question: Question }) {
  const { t } = useTranslation();
  const said = useSaid();
  const { percent } = useNumbers();
  const { id, taken, facility, retired } = question;
  const facts = [
    { label: t('people.question.kind'), value: t(`people.kind.${question.kind}`) },
    { label: t('people.question.taken'), value: taken },
    { label: t('people.question.facility'), value: facility === null ? '—' : percent(facility) },
  ];
  return (
    <RecordPage
      title={said(question.text)}
      state={<StateTag tone={retired ? 'neutral' : 'done'}>{t(retired ? 'people.retired' : 'people.in-use')}</StateTag>}
      facts={facts}
    >
      <VersionedForm
        endpoint={changeQuestion}
        name={`people.question.${id}`}
        record={question}
        initial={(record) => ({ ...questionValues(record), retired: record.retired })}
        input={(values, version) => ({
          params: { id },
          body: { ...questionOf(values), retired: values.retired === true, version },
        })}
        submit={t('people.save')}
        onDone={() => undefined}
      >
        <QuestionFields />
        <Field
          name="retired"
          label={t('people.retire')}
          help={t('people.question.retire-help')}
          valuePropName="checked"
        >
          <Checkbox>{t('people.question.retired')}</Checkbox>
        </Field>
      </VersionedForm>
    </RecordPage>
  );
}

/** One question: what it asks, what is right, and how it went with those who met it. */
export default function QuestionPage() {
  const question = useRead(getQuestion, { params: { id: usePathParam('id') } });
  return <Read of={question}>{(data) => <QuestionRecord question={data} />}</Read>;
}
