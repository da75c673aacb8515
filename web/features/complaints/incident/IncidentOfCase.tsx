import { Link } from '@tanstack/react-router';
import { getIncidentOfCase } from '@tongli/contracts/complaints';
import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useBilingual } from '../../../ui/language.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { toneOfIncident } from './tones.ts';

const useIncident = (complaintId: string) =>
  useRead(getIncidentOfCase, { params: { id: complaintId } }, { staleTime: 15_000 }).data?.incident ?? null;

/** Many complain about the same: the case is one of them. */
export function IncidentOfCase({ complaintId }: { complaintId: string }) {
  const { t } = useTranslation();
  const incident = useIncident(complaintId);
  if (!incident) return null;
  return (
    <Section title={t('complaints.incident.of-case')}>
      <p>
        <StateTag tone={toneOfIncident[incident.state]}>{t(`complaints.incident.state.${incident.state}`)}</StateTag>{' '}
        <Link to={`/complaint-incidents/${incident.id}`}>{incident.number}</Link>{' '}
        {t('complaints.incident.cases-count', { count: incident.cases })}
      </p>
    </Section>
  );
}

/** Within a form: what was agreed to be said of the incident, to be put into the answer. */
export function CommonWording({ complaintId, field }: { complaintId: string; field: string }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const form = Form.useFormInstance();
  const incident = useIncident(complaintId);
  const wording = incident?.wordingApprovedByName ? incident.wording : null;
  if (!wording) return null;
  const put = () => {
    const written = String(form.getFieldValue(field) ?? '').trim();
    form.setFieldValue(field, written ? `${written}\n${pick(wording)}` : pick(wording));
  };
  return (
    <div className="form-notice">
      <p className="quiet">{t('complaints.incident.wording-offered')}</p>
      <blockquote className="quoted">{pick(wording)}</blockquote>
      <Button onClick={put}>{t('complaints.incident.wording-put')}</Button>
    </div>
  );
}
