import { Link } from '@tanstack/react-router';
import {
  type Compensation,
  payCompensation,
  reverseCompensation,
  withdrawCompensation,
} from '@tongli/contracts/complaints';
import { Drawer, Input, Space } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { ReasonDrawer } from '../../../ui/form/ReasonDrawer.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { type Fact, Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { FulfilDrawer } from './FulfilDrawer.tsx';
import { stateKey, toneOf, useRuleWords } from './words.ts';

interface CardProps {
  one: Compensation;
}

/** "For X by Y" where somebody decided under a delegation. */
export function useDecider() {
  const { t } = useTranslation();
  return ({ decidedByName: by, decidedForName: other }: Pick<Compensation, 'decidedByName' | 'decidedForName'>) =>
    by && other ? t('complaints.compensation.for-by', { for: other, by }) : by;
}

/** What is done, by whom and until when, and what shows that it was. */
function remedyFacts({ remedy }: Compensation, t: TFunction): Fact[] {
  if (!remedy) return [];
  const { what, ownerName, dueOn, evidence } = remedy;
  return [
    { label: t('complaints.compensation.remedy.what'), value: what },
    { label: t('complaints.compensation.remedy.owner'), value: `${ownerName} · ${dueOn}` },
    ...(evidence ? [{ label: t('complaints.compensation.remedy.evidence'), value: evidence }] : []),
  ];
}

function useFacts(one: Compensation): Fact[] {
  const { t } = useTranslation();
  const { money } = useNumbers();
  const pick = useBilingual();
  const words = useRuleWords();
  const decider = useDecider();
  const { rule, proposedMinor, amountMinor, currency, decidedAt, paidAt, endedAt } = one;
  const facts: (Fact | null)[] = [
    { label: t('complaints.compensation.amount'), value: <strong>{money(amountMinor, currency)}</strong> },
    { label: t('complaints.compensation.kind-label'), value: t(`complaints.compensation.kind.${one.kind}`) },
    ...remedyFacts(one, t),
    {
      label: t('complaints.compensation.rule'),
      value: rule ? `${pick(rule.name)}: ${words.gives(rule)}` : t('complaints.compensation.no-rule'),
    },
    proposedMinor === null || proposedMinor === amountMinor
      ? null
      : { label: t('complaints.compensation.by-rule'), value: money(proposedMinor, currency) },
    one.reason ? { label: t('complaints.compensation.reason'), value: one.reason } : null,
    { label: t('complaints.compensation.proposer'), value: one.proposerName },
    decidedAt
      ? {
          label: t('complaints.compensation.decided'),
          value: (
            <>
              {decider(one)} · <Instant at={decidedAt} />
            </>
          ),
        }
      : null,
    one.approvalId && one.state === 'waiting'
      ? {
          label: t('complaints.compensation.decided'),
          value: <Link to={`/work/approvals/${one.approvalId}`}>{t('complaints.compensation.see-approval')}</Link>,
        }
      : null,
    one.overBudget
      ? { label: t('complaints.compensation.budget'), value: t('complaints.compensation.over-budget') }
      : null,
    paidAt
      ? {
          label: t(one.remedy ? 'complaints.compensation.remedy.done' : 'complaints.compensation.paid'),
          value: (
            <>
              {one.remedy ? null : `${one.reference} · `}
              {one.paidByName} · <Instant at={paidAt} />
            </>
          ),
        }
      : null,
    endedAt ? { label: t('complaints.compensation.ended'), value: `${one.endedByName}: ${one.endReason ?? ''}` } : null,
  ];
  return facts.filter((fact) => fact !== null);
}

function PayDrawer({ one, onClose }: CardProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const { id, version } = one;
  return (
    <Drawer open title={t('complaints.compensation.pay')} onClose={onClose} size={480}>
      <EndpointForm
        endpoint={payCompensation}
        name={`complaints.pay.${id}.${version}`}
        input={({ reference }) => ({ params: { id }, body: { reference: String(reference ?? ''), version } })}
        submit={t('complaints.compensation.pay')}
        onDone={onClose}
      >
        <Field
          name="reference"
          label={t('complaints.compensation.reference')}
          help={t('complaints.compensation.reference-help')}
        >
          <Input maxLength={80} autoComplete="off" />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}

type Act = 'withdraw' | 'pay' | 'fulfil' | 'reverse';

function ActDrawer({ act, one, onClose }: CardProps & { act: Act; onClose: () => void }) {
  const { t } = useTranslation();
  if (act === 'pay') return <PayDrawer one={one} onClose={onClose} />;
  if (act === 'fulfil') return <FulfilDrawer one={one} onClose={onClose} />;
  const { id, version } = one;
  return (
    <ReasonDrawer
      endpoint={act === 'withdraw' ? withdrawCompensation : reverseCompensation}
      name={`complaints.${act}.${id}.${version}`}
      title={t(`complaints.compensation.${act}`)}
      consequence={t(`complaints.compensation.${act}-words`)}
      submit={t(`complaints.compensation.${act}`)}
      most={1_000}
      input={(reason) => ({ params: { id }, body: { reason, version } })}
      onClose={onClose}
    />
  );
}

/** Which acts can still come, whoever may do them. */
const actsIn: Readonly<Record<Compensation['state'], readonly Act[]>> = {
  waiting: ['withdraw'],
  approved: ['pay', 'fulfil', 'withdraw'],
  paid: ['reverse'],
  rejected: [],
  withdrawn: [],
  reversed: [],
};

/** What is given is paid out, what is done is shown. */
const actsOf = ({ state, remedy }: Compensation) => actsIn[state].filter((act) => act !== (remedy ? 'pay' : 'fulfil'));

/** One compensation: what, by which rule, who granted and paid it. */
export function CompensationCard({ one }: CardProps) {
  const { t } = useTranslation();
  const [act, setAct] = useState<Act | null>(null);
  return (
    <Section title={one.number} actions={<StateTag tone={toneOf[one.state]}>{t(stateKey(one))}</StateTag>}>
      <Facts facts={useFacts(one)} />
      <Space wrap>
        {actsOf(one).map((each) => (
          <ActButton
            key={each}
            allowance={one.actions[each]}
            kind={each === 'pay' || each === 'fulfil' ? 'plain' : 'danger'}
            onAct={() => setAct(each)}
          >
            {t(`complaints.compensation.${each}`)}
          </ActButton>
        ))}
      </Space>
      {act ? <ActDrawer act={act} one={one} onClose={() => setAct(null)} /> : null}
    </Section>
  );
}
