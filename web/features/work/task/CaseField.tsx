import { Link } from '@tanstack/react-router';
import { getComplaint } from '@tongli/contracts/complaints';
import type { WorkSubject } from '@tongli/contracts/work';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { useFoundCases } from './useFoundCases.ts';

interface CaseSelectProps {
  id?: string;
  value?: WorkSubject | null;
  onChange?: (subject: WorkSubject | null) => void;
}

/** Of the case that was chosen: who the customer is, as everyone sees them, and the way to it. */
function Chosen({ subject }: { subject: WorkSubject }) {
  const { t } = useTranslation();
  const { data } = useRead(getComplaint, { params: { id: subject.id } }, { staleTime: 60_000, retry: false });
  return (
    <p className="quiet" role="status">
      {data?.customerName ? `${t('work.task.customer', { name: data.customerName })} · ` : null}
      <Link to={`/complaints/${subject.id}`}>{t('work.task.open-case', { number: subject.label })}</Link>
    </p>
  );
}

function CaseSelect({ id, value, onChange }: CaseSelectProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const { cases, waiting } = useFoundCases(typed);
  const found = new Map(cases.map((one) => [one.subject.id, one]));
  // While something is looked for, what was chosen before is no answer to it.
  const known = value && typed === '' ? [{ value: value.id, label: value.label }] : [];
  const options = cases.map(({ subject, customerName, words }) => ({
    value: subject.id,
    label: subject.label,
    words: [customerName, words].filter(Boolean).join(' · '),
  }));
  return (
    <div className="stacked">
      <Select<string, { value: string; label: string; words?: string }>
        {...(id ? { id } : {})}
        allowClear
        showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
        placeholder={t('work.task.find-case')}
        loading={waiting}
        value={value?.id ?? null}
        notFoundContent={waiting ? null : t('work.task.no-case')}
        options={value && !found.has(value.id) ? [...known, ...options] : options}
        optionRender={({ data }) => (
          <span className="case-option">
            <span className="figures">{data.label}</span> <span className="quiet">{data.words}</span>
          </span>
        )}
        onChange={(chosen) => {
          setTyped('');
          onChange?.(found.get(chosen)?.subject ?? null);
        }}
      />
      {value ? <Chosen subject={value} /> : null}
    </div>
  );
}

/** The case that a task or promise is about, by its number or its customer's. */
export function CaseField() {
  const { t } = useTranslation();
  return (
    <Field name="subject" label={t('work.task.case')} help={t('work.task.case-help')} optional>
      <CaseSelect />
    </Field>
  );
}
