import { changePaper, getPaper, type Paper } from '@tongli/contracts/people';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { usePathParam } from '../../../ui/address.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { Read } from '../../../ui/Read.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { useSaid } from '../words.ts';
import { PaperFields } from './PaperFields.tsx';
import { paperOf, paperValues } from './paper-form.ts';

function ChangeForm({ paper }: { paper: Paper }) {
  const { t } = useTranslation();
  const { id } = paper;
  return (
    <VersionedForm
      endpoint={changePaper}
      name={`people.paper.${id}`}
      record={paper}
      initial={(record) => ({ ...paperValues(record), retired: record.retired })}
      input={(values, version) => ({
        params: { id },
        body: { ...paperOf(values), retired: values.retired === true, version },
      })}
      submit={t('people.save')}
      onDone={() => undefined}
    >
      <PaperFields />
      <Field name="retired" label={t('people.retire')} help={t('people.paper.retire-help')} valuePropName="checked">
        <Checkbox>{t('people.paper.retired')}</Checkbox>
      </Field>
    </VersionedForm>
  );
}

function PaperRecord({ paper }: { paper: Paper }) {
  const { t } = useTranslation();
  const said = useSaid();
  const { questions, points, minutes, passPercent, retired } = paper;
  return (
    <RecordPage
      title={said(paper.title)}
      state={<StateTag tone={retired ? 'neutral' : 'done'}>{t(retired ? 'people.retired' : 'people.in-use')}</StateTag>}
      lead={t('people.exam.terms', { questions, points, minutes, pass: passPercent })}
    >
      {paper.actions.change?.allowed ? <ChangeForm paper={paper} /> : null}
    </RecordPage>
  );
}

/** One paper: its parts, its pass mark, its time. */
export default function PaperPage() {
  const paper = useRead(getPaper, { params: { id: usePathParam('id') } });
  return <Read of={paper}>{(data) => <PaperRecord paper={data} />}</Read>;
}
