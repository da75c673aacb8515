import { type Complaint, pauseComplaint, resumeComplaint } from '@tongli/contracts/complaints';
import type { PauseReason } from '@tongli/contracts/requests';
import { Alert, Button } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { Choices } from '../../../ui/form/Choices.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { pageFile } from '../../../ui/page-file.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { CancelButton } from './CancelButton.tsx';
import type { PartProps } from './MessageParts.tsx';
import { Refused } from './Refused.tsx';

const InstantInput = lazy(pageFile(() => import('../../../ui/form/InstantInput.tsx')));

const openPause = ({ pauses }: Complaint) => pauses.find(({ endedAt }) => endedAt === null);

function Running({ complaint, work }: PartProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const act = useAct(resumeComplaint, work.done);
  const pause = openPause(complaint);
  if (!pause) return null;
  return (
    <div className="stacked">
      <p>
        {t('complaints.pause.running', { reason: t(`complaints.pause-reason.${pause.reason}`) })}{' '}
        <Instant at={pause.until} />
      </p>
      {act.error ? <Alert type="error" showIcon role="alert" title={words.ofError(act.error)} /> : null}
      <span>
        <Button type="primary" loading={act.isPending} onClick={() => act.mutate({ params: { id: complaint.id } })}>
          {t('complaints.pause.resume')}
        </Button>
      </span>
    </div>
  );
}

/** The calendar is loaded with the form only. */
function Suspended(props: object) {
  return (
    <Suspense fallback={null}>
      <InstantInput {...props} />
    </Suspense>
  );
}

function PauseForm({ complaint, work }: PartProps) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={pauseComplaint}
      name={`complaints.pause.${complaint.id}`}
      input={(values) => ({
        params: { id: complaint.id },
        body: {
          reason: values.reason as PauseReason,
          until: String(values.until ?? ''),
          note: String(values.note ?? ''),
        },
      })}
      side
      cancel={<CancelButton work={work} />}
      submit={t('complaints.pause.submit')}
      onDone={work.done}
    >
      <Field name="reason" label={t('complaints.pause.reason')}>
        <Choices
          options={complaint.pauseReasons.map((value) => ({ value, label: t(`complaints.pause-reason.${value}`) }))}
        />
      </Field>
      <Field
        name="until"
        label={t('complaints.pause.until')}
        help={t('complaints.pause.until-help', { count: complaint.pauseAtMostDays })}
      >
        <Suspended />
      </Field>
      <Field name="note" label={t('complaints.pause.note')} help={t('complaints.pause.note-help')}>
        <LongText rows={2} maxRows={8} most={1000} />
      </Field>
    </EndpointForm>
  );
}

/** The time for the answer stands still while we wait for somebody outside. */
export function PausePart(props: PartProps) {
  const { t } = useTranslation();
  const { complaint } = props;
  const { pause } = complaint.actions;
  return (
    <Section title={t('complaints.case.pause')}>
      <p className="quiet form-notice">{t('complaints.pause.lead')}</p>
      {pause?.allowed && complaint.pauseReasons.length > 0 ? (
        openPause(complaint) ? (
          <Running {...props} />
        ) : (
          <PauseForm {...props} />
        )
      ) : (
        <Refused act={t('complaints.case.pause')} allowance={pause} />
      )}
    </Section>
  );
}
