import { useSurvey as bringIntoUse, changeSurvey, endSurvey, getSurvey, type Survey } from '@tongli/contracts/outreach';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { usePathParam } from '../../../ui/address.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { stateTones, useSaid } from '../words.ts';
import { Checks, Preview } from './Preview.tsx';
import { Results } from './Results.tsx';
import { SurveyFields } from './SurveyFields.tsx';
import { surveyOf, surveyValues } from './survey-form.ts';
import { Waves } from './Waves.tsx';

function ChangeForm({ survey }: { survey: Survey }) {
  const { t } = useTranslation();
  const { id } = survey;
  return (
    <VersionedForm
      endpoint={changeSurvey}
      name={`outreach.survey.${id}`}
      record={survey}
      initial={surveyValues}
      input={(values, version) => ({ params: { id }, body: { ...surveyOf(values), version } })}
      submit={t('outreach.save')}
      side
      onDone={() => undefined}
    >
      <SurveyFields />
    </VersionedForm>
  );
}

function Acts({ survey }: { survey: Survey }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const use = useAct(bringIntoUse);
  const end = useAct(endSurvey);
  const input = { params: { id: survey.id }, body: { version: survey.version } };
  const error = use.error ?? end.error;
  return (
    <>
      {error ? <Alert type="error" role="alert" title={words.ofError(error)} /> : null}
      {survey.actions.end?.allowed ? (
        <ConfirmButton question={t('outreach.end-question')} pending={end.isPending} onYes={() => end.mutate(input)}>
          {t('outreach.end')}
        </ConfirmButton>
      ) : null}
      {survey.actions.use?.allowed ? (
        <ConfirmButton
          question={t('outreach.use-question')}
          consequence={t('outreach.use-consequence')}
          yes={t('outreach.use')}
          kind="primary"
          pending={use.isPending}
          onYes={() => use.mutate(input)}
        >
          {t('outreach.use')}
        </ConfirmButton>
      ) : null}
    </>
  );
}

function SurveyRecord({ survey }: { survey: Survey }) {
  const { t } = useTranslation();
  const said = useSaid();
  const { percent } = useNumbers();
  const { content, state, edition, checks } = survey;
  const design = (
    <>
      <Section title={t('outreach.checks.title')}>
        <Checks content={content} checks={checks} />
      </Section>
      <Preview content={content} />
    </>
  );
  const tabs = [
    { key: 'results', label: t('outreach.results.title'), content: <Results survey={survey} /> },
    { key: 'waves', label: t('outreach.waves.tab'), content: <Waves survey={survey} /> },
    { key: 'design', label: t('outreach.preview'), content: design },
    ...(survey.actions.change?.allowed
      ? [{ key: 'content', label: t('outreach.content'), content: <ChangeForm survey={survey} /> }]
      : []),
  ];
  return (
    <RecordPage
      title={said(content.title)}
      state={<StateTag tone={stateTones[state]}>{t(`outreach.state.${state}`)}</StateTag>}
      facts={[
        { label: t('outreach.edition'), value: edition },
        { label: t('outreach.asked-share'), value: percent(content.samplePercent / 100, 0) },
        { label: t('outreach.sent'), value: survey.sent },
        { label: t('outreach.answered'), value: survey.answered },
      ]}
      actions={<Acts survey={survey} />}
      tabs={state === 'draft' ? [...tabs.slice(2), ...tabs.slice(0, 2)] : tabs}
    />
  );
}

/** One survey: what came of it, how it looks, and what it asks. */
export default function SurveyPage() {
  const survey = useRead(getSurvey, { params: { id: usePathParam('id') } });
  return <Read of={survey}>{(data) => <SurveyRecord survey={data} />}</Read>;
}
