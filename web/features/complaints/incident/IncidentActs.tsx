import {
  approveIncidentWording,
  closeIncident,
  type Incident,
  setIncidentWording,
  takeIncident,
} from '@tongli/contracts/complaints';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { useTerms } from '../../../ui/terms.ts';

interface PartProps {
  readonly incident: Incident;
}

/** The page reads itself again. */
const stay = () => undefined;
const text = (value: unknown) => String(value ?? '');

export function OwnerPart({ incident: { id, version, ownerName, actions } }: PartProps) {
  const { t } = useTranslation();
  const take = useAct(takeIncident);
  return (
    <Section title={t('complaints.owner')}>
      <p>{ownerName ?? t('complaints.nobody')}</p>
      <ActButton
        allowance={actions.take}
        pending={take.isPending}
        onAct={() => take.mutate({ params: { id }, body: { version } })}
      >
        {t('complaints.incident.take')}
      </ActButton>
    </Section>
  );
}

function BilingualFields({ zh, en }: { zh: string; en: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Field name="zh" label={t('complaints.incident.in-zh', { what: zh })}>
        <LongText rows={3} maxRows={8} most={2000} />
      </Field>
      <Field name="en" label={t('complaints.incident.in-en', { what: en })}>
        <LongText rows={3} maxRows={8} most={2000} />
      </Field>
    </>
  );
}

/** One wording for all: written by one, approved by another, then offered in every answer. */
export function WordingPart({ incident }: PartProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const approve = useAct(approveIncidentWording);
  const { id, version, wording, wordingByName, wordingApprovedByName, actions } = incident;
  const title = t('complaints.incident.wording');
  return (
    <Section title={title}>
      {wording ? (
        <>
          <StateTag tone={wordingApprovedByName ? 'done' : 'waiting'}>
            {wordingApprovedByName
              ? t('complaints.incident.approved-by', { name: wordingApprovedByName })
              : t('complaints.incident.awaits-approval', { name: wordingByName ?? '' })}
          </StateTag>
          <blockquote className="quoted">{pick(wording)}</blockquote>
          {wordingApprovedByName ? null : (
            <ActButton
              allowance={actions.approve}
              kind="primary"
              pending={approve.isPending}
              onAct={() => approve.mutate({ params: { id }, body: { version } })}
            >
              {t('complaints.incident.approve')}
            </ActButton>
          )}
        </>
      ) : (
        <p className="quiet">{t('complaints.incident.no-wording')}</p>
      )}
      {actions.word?.allowed ? (
        <EndpointForm
          endpoint={setIncidentWording}
          name={`complaints.incident-wording.${id}`}
          initial={{ zh: wording?.zh ?? '', en: wording?.en ?? '' }}
          input={({ zh, en }) => ({ params: { id }, body: { wording: { zh: text(zh), en: text(en) }, version } })}
          fieldOf={(path) => (path[0] === 'wording' ? path.slice(1) : path)}
          side
          onDone={stay}
          submit={t('complaints.incident.save-wording')}
        >
          <BilingualFields zh={title} en={title} />
        </EndpointForm>
      ) : null}
    </Section>
  );
}

/** With a cause, and a message to every customer whom it concerned. */
export function ClosingPart({ incident: { id, version, actions, cases } }: PartProps) {
  const { t } = useTranslation();
  const terms = useTerms();
  const message = t('complaints.incident.message');
  if (!actions.close?.allowed) return null;
  return (
    <Section title={t('complaints.incident.close')}>
      <p className="quiet form-notice">{t('complaints.incident.close-words', { count: cases })}</p>
      <EndpointForm
        endpoint={closeIncident}
        name={`complaints.incident-closing.${id}`}
        input={({ cause, zh, en }) => ({
          params: { id },
          body: { cause: text(cause), message: { zh: text(zh), en: text(en) }, version },
        })}
        fieldOf={(path) => (path[0] === 'message' ? path.slice(1) : path)}
        side
        onDone={stay}
        submit={t('complaints.incident.close-submit')}
      >
        <Field name="cause" label={t('complaints.cause')}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={terms.options('cause')} />
        </Field>
        <BilingualFields zh={message} en={message} />
      </EndpointForm>
    </Section>
  );
}
