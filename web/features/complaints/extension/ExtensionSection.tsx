import { Link } from '@tanstack/react-router';
import { askExtension, type Complaint, type Extension, listExtensions } from '@tongli/contracts/complaints';
import { InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { Refused } from '../case/Refused.tsx';

const tones: Readonly<Record<Extension['state'], Tone>> = {
  waiting: 'waiting',
  approved: 'done',
  rejected: 'neutral',
  withdrawn: 'neutral',
  'too-late': 'breached',
};

function Before({ extensions }: { extensions: readonly Extension[] }) {
  const { t } = useTranslation();
  return (
    <ul className="plain-list">
      {extensions.map((one) => (
        <li key={one.id}>
          <StateTag tone={tones[one.state]}>{t(`complaints.extension.state.${one.state}`)}</StateTag>{' '}
          {t('complaints.extension.line', { days: one.days, name: one.askedByName, reason: one.reason })}{' '}
          <Instant at={one.dueBefore} />
          {one.dueAfter ? (
            <>
              {' → '}
              <Instant at={one.dueAfter} />
            </>
          ) : null}{' '}
          {one.state === 'waiting' ? (
            <Link to={`/work/approvals/${one.approvalId}`}>{t('complaints.extension.see-approval')}</Link>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

interface ExtensionProps {
  complaint: Complaint;
  cancel?: ReactNode;
  /** Beside other acts, of which none is the page's own. */
  side?: boolean;
  onDone: () => void;
}

/** More time for the answer: what the process allows, what was asked before, and the question to whoever may grant it. */
export function ExtensionSection({ complaint, cancel, side = false, onDone }: ExtensionProps) {
  const { t } = useTranslation();
  const known = useRead(listExtensions, { params: { id: complaint.id } });
  const { extend } = complaint.actions;
  return (
    <Section title={t('complaints.case.extend')}>
      <Read of={known}>
        {({ extensions, atMostDays, left }) => (
          <>
            {extensions.length > 0 ? <Before extensions={extensions} /> : null}
            {extend?.allowed ? (
              <>
                <p className="quiet form-notice">{t('complaints.extension.lead', { days: atMostDays, left })}</p>
                <EndpointForm
                  endpoint={askExtension}
                  name={`complaints.extend.${complaint.id}`}
                  input={(values) => ({
                    params: { id: complaint.id },
                    body: { days: Number(values.days ?? 0), reason: String(values.reason ?? '') },
                  })}
                  side={side}
                  cancel={cancel}
                  submit={t('complaints.extension.submit')}
                  onDone={onDone}
                >
                  <Field name="days" label={t('complaints.extension.days')}>
                    <InputNumber<number> min={1} max={365} precision={0} />
                  </Field>
                  <Field name="reason" label={t('complaints.extension.reason')}>
                    <LongText rows={3} maxRows={10} most={1000} />
                  </Field>
                </EndpointForm>
              </>
            ) : (
              <Refused act={t('complaints.case.extend')} allowance={extend} />
            )}
          </>
        )}
      </Read>
    </Section>
  );
}
