import { Link } from '@tanstack/react-router';
import { type Complaint, getLibraryStanding, proposeForLibrary } from '@tongli/contracts/complaints';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';

/** Whether others can learn from this case, without the people in it. */
export default function LibraryTab({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const result = useRead(getLibraryStanding, { params: { id: complaint.id } });
  return (
    <Section title={t('complaints.library.propose')}>
      <p className="quiet form-notice">{t('complaints.library.propose-lead')}</p>
      <Read of={result}>
        {({ entry, actions }) => (
          <>
            {entry ? (
              <p role="status">
                <Link to={`/case-library/${entry.id}`}>{entry.number}</Link>{' '}
                {t(`complaints.library.state.${entry.state}`)}
              </p>
            ) : null}
            {actions.propose?.allowed ? <ProposeForm complaint={complaint} /> : null}
            {actions.propose?.refusal && !entry ? <p>{words.ofRefusal(actions.propose.refusal)}</p> : null}
          </>
        )}
      </Read>
    </Section>
  );
}

function ProposeForm({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation();
  const { id } = complaint;
  return (
    <EndpointForm
      endpoint={proposeForLibrary}
      name={`complaints.library.propose.${id}`}
      input={({ title, lesson }) => ({
        params: { id },
        body: { title: String(title ?? ''), lesson: String(lesson ?? '') },
      })}
      side
      submit={t('complaints.library.propose-submit')}
      onDone={() => undefined}
    >
      <Field name="title" label={t('complaints.library.title')} help={t('complaints.library.title-help')}>
        <Input maxLength={80} autoComplete="off" />
      </Field>
      <Field name="lesson" label={t('complaints.library.part.lesson')} help={t('complaints.library.lesson-help')}>
        <LongText rows={3} maxRows={10} most={2000} />
      </Field>
    </EndpointForm>
  );
}
