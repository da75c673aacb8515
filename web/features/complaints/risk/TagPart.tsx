import {
  askEscalationTag,
  decideEscalationTag,
  type EscalationTag,
  liftEscalationTag,
  seeEscalationTag,
} from '@tongli/contracts/complaints';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';

const tones: Readonly<Record<EscalationTag['state'], Tone>> = {
  waiting: 'waiting',
  approved: 'limit',
  refused: 'neutral',
  lifted: 'neutral',
  expired: 'neutral',
};

type Seen = ReplyOf<typeof seeEscalationTag>;

interface PartProps {
  readonly complaintId: string;
  /** As it is after an act. */
  readonly onSeen: (seen: Seen) => void;
}

function AskForm({ complaintId, onSeen }: PartProps) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={askEscalationTag}
      name={`complaints.escalation-tag.${complaintId}`}
      input={({ reason, expiresOn }) => ({
        params: { id: complaintId },
        body: { reason: String(reason ?? ''), expiresOn: String(expiresOn ?? '') },
      })}
      side
      submit={t('complaints.risk.tag.ask')}
      onDone={onSeen}
    >
      <Field name="reason" label={t('complaints.risk.tag.reason')}>
        <LongText rows={2} maxRows={6} most={1000} />
      </Field>
      <Field name="expiresOn" label={t('complaints.risk.tag.expires')} help={t('complaints.risk.tag.expires-help')}>
        <DateInput />
      </Field>
    </EndpointForm>
  );
}

function TagRecord({ complaintId, tag, onSeen }: PartProps & { tag: EscalationTag }) {
  const { t } = useTranslation();
  const decide = useAct(decideEscalationTag, onSeen);
  const lift = useAct(liftEscalationTag, onSeen);
  const params = { id: complaintId };
  const { version } = tag;
  const settle = (approved: boolean) => decide.mutate({ params, body: { approved, version } });
  const facts = [
    { label: t('complaints.risk.tag.reason'), value: tag.reason },
    { label: t('complaints.risk.tag.asked-by'), value: tag.askedByName },
    { label: t('complaints.risk.tag.expires'), value: <Instant at={tag.expiresAt} /> },
    ...(tag.decidedByName ? [{ label: t('complaints.risk.tag.decided-by'), value: tag.decidedByName }] : []),
  ];
  return (
    <>
      <StateTag tone={tones[tag.state]}>{t(`complaints.risk.tag.state.${tag.state}`)}</StateTag>
      <Facts facts={facts} />
      <Space wrap>
        {tag.state === 'waiting' ? (
          <>
            <ActButton allowance={tag.actions.decide} pending={decide.isPending} onAct={() => settle(true)}>
              {t('complaints.risk.tag.approve')}
            </ActButton>
            <ActButton allowance={tag.actions.decide} pending={decide.isPending} onAct={() => settle(false)}>
              {t('complaints.risk.tag.refuse')}
            </ActButton>
          </>
        ) : null}
        {tag.actions.lift?.allowed ? (
          <ActButton
            allowance={tag.actions.lift}
            pending={lift.isPending}
            onAct={() => lift.mutate({ params, body: { version } })}
          >
            {t('complaints.risk.tag.lift')}
          </ActButton>
        ) : null}
      </Space>
    </>
  );
}

/** Whether the customer is known for going over our head. It is looked at on purpose: each look leaves a trace. */
export function TagPart({ complaintId }: { complaintId: string }) {
  const { t } = useTranslation();
  const [seen, setSeen] = useState<Seen | null>(null);
  const look = useAct(seeEscalationTag, setSeen);
  const part = { complaintId, onSeen: setSeen };
  return (
    <Section title={t('complaints.risk.tag.title')}>
      <p className="quiet form-notice">{t('complaints.risk.tag.words')}</p>
      {seen === null ? (
        <Button loading={look.isPending} onClick={() => look.mutate({ params: { id: complaintId }, body: {} })}>
          {t('complaints.risk.tag.look')}
        </Button>
      ) : (
        <>
          {seen.tag ? <TagRecord {...part} tag={seen.tag} /> : <p className="quiet">{t('complaints.risk.tag.none')}</p>}
          {seen.mayAsk ? <AskForm {...part} /> : null}
        </>
      )}
    </Section>
  );
}
