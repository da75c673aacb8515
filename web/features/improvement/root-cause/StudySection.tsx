import { type RootCause, studyRootCause, type Why } from '@tongli/contracts/improvement';
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/form/Field.tsx';
import type { FieldPath } from '../../../ui/form/field-errors.ts';
import { LongText } from '../../../ui/form/LongText.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { WhyTree } from './WhyTree.tsx';
import { WhyView } from './WhyView.tsx';
import { whyWords, withoutBlanks } from './whys.ts';

/** Errors deep in the tree stand at the tree. */
const firstPart = ([field = '']: FieldPath): FieldPath => [field];

function StudyForm({ rootCause, onSaved }: { rootCause: RootCause; onSaved: () => void }) {
  const { t } = useTranslation();
  const { id } = rootCause;
  const wordsOf = (path: string, value: unknown) => (path === 'whys' ? whyWords(value as readonly Why[]) : undefined);
  return (
    <VersionedForm
      endpoint={studyRootCause}
      name={`improvement.study.${id}`}
      record={rootCause}
      initial={({ problem, whys }) => ({ problem, whys })}
      wordsOf={wordsOf}
      fieldOf={firstPart}
      input={(values, version) => ({
        params: { id },
        body: {
          problem: String(values.problem ?? ''),
          whys: withoutBlanks((values.whys ?? []) as Why[]),
          version,
        },
      })}
      submit={t('improvement.root-cause.save')}
      onDone={onSaved}
    >
      <Field name="problem" label={t('improvement.root-cause.problem')} help={t('improvement.root-cause.problem-help')}>
        <LongText rows={2} maxRows={8} most={2000} />
      </Field>
      <Field name="whys" label={t('improvement.why.tree')} help={t('improvement.why.help')}>
        <WhyTree chart={rootCause.chart} />
      </Field>
    </VersionedForm>
  );
}

function StudyView({ rootCause }: { rootCause: RootCause }) {
  const { t } = useTranslation();
  return (
    <>
      <Facts facts={[{ label: t('improvement.root-cause.problem'), value: rootCause.problem }]} />
      <WhyView whys={rootCause.whys} cited={rootCause.cited} />
    </>
  );
}

/** The problem, and why it is so. */
export function StudySection({ rootCause }: { rootCause: RootCause }) {
  const { t } = useTranslation();
  const [saved, setSaved] = useState(false);
  const editable = rootCause.actions.study?.allowed ?? false;
  return (
    <Section title={t('improvement.root-cause.study')}>
      {saved && editable ? (
        <Alert
          type="success"
          showIcon
          role="status"
          className="form-notice"
          title={t('improvement.root-cause.saved')}
        />
      ) : null}
      {editable ? (
        <StudyForm rootCause={rootCause} onSaved={() => setSaved(true)} />
      ) : (
        <StudyView rootCause={rootCause} />
      )}
    </Section>
  );
}
