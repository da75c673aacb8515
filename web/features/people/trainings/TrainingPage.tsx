import { Link } from '@tanstack/react-router';
import { changeTraining, getTraining, type Training } from '@tongli/contracts/people';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { usePathParam } from '../../../ui/address.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { Read } from '../../../ui/Read.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { useSaid } from '../words.ts';
import { AssignDrawer } from './AssignDrawer.tsx';
import { Given } from './Given.tsx';
import { Results } from './Results.tsx';
import { TrainingFields } from './TrainingFields.tsx';
import { trainingOf, trainingValues } from './training-form.ts';

function ChangeForm({ training }: { training: Training }) {
  const { t } = useTranslation();
  const { id } = training;
  return (
    <VersionedForm
      endpoint={changeTraining}
      name={`people.training.${id}`}
      record={training}
      initial={trainingValues}
      input={(values, version) => ({
        params: { id },
        body: { ...trainingOf(values), retired: values.retired === true, version },
      })}
      submit={t('people.save')}
      side
      onDone={() => undefined}
    >
      <TrainingFields />
      <Field name="retired" label={t('people.retire')} help={t('people.training.retire-help')} valuePropName="checked">
        <Checkbox>{t('people.training.retired')}</Checkbox>
      </Field>
    </VersionedForm>
  );
}

function useTabs(training: Training) {
  const { t } = useTranslation();
  const tabs = [
    { key: 'given', label: t('people.assign.given'), content: <Given training={training} /> },
    ...(training.paperId
      ? [{ key: 'results', label: t('people.results.title'), content: <Results training={training} /> }]
      : []),
  ];
  if (!training.actions.change?.allowed) return tabs;
  return [
    ...tabs,
    { key: 'content', label: t('people.training.content'), content: <ChangeForm training={training} /> },
  ];
}

function TrainingRecord({ training }: { training: Training }) {
  const { t } = useTranslation();
  const said = useSaid();
  const [assigning, setAssigning] = useState(false);
  const { retired, articleId, articleTitle, paperId, paperTitle } = training;
  const facts = [
    ...(articleId
      ? [
          {
            label: t('people.training.article'),
            value: <Link to={`/knowledge/articles/${articleId}`}>{articleTitle}</Link>,
          },
        ]
      : []),
    {
      label: t('people.training.paper'),
      value: paperTitle ? (
        <Link to={`/people/papers/${paperId}`}>{said(paperTitle)}</Link>
      ) : (
        t('people.training.no-paper')
      ),
    },
  ];
  return (
    <RecordPage
      title={said(training.title)}
      state={<StateTag tone={retired ? 'neutral' : 'done'}>{t(retired ? 'people.retired' : 'people.in-use')}</StateTag>}
      facts={facts}
      actions={
        <ActButton allowance={training.actions.assign} kind="primary" onAct={() => setAssigning(true)}>
          {t('people.assign.title')}
        </ActButton>
      }
      tabs={useTabs(training)}
    >
      {assigning ? <AssignDrawer training={training} onClose={() => setAssigning(false)} /> : null}
    </RecordPage>
  );
}

/** One training: to whom it was given, how they did, and what it says. */
export default function TrainingPage() {
  const training = useRead(getTraining, { params: { id: usePathParam('id') } });
  return <Read of={training}>{(data) => <TrainingRecord training={data} />}</Read>;
}
