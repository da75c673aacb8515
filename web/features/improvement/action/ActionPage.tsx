import { Link } from '@tanstack/react-router';
import { actionTopic, getAction } from '@tongli/contracts/improvement';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useTopic } from '../../../api/realtime.ts';
import { usePathParam } from '../../../ui/address.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Read } from '../../../ui/Read.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Day } from '../../../ui/Times.tsx';
import { ActionTag } from '../StateTags.tsx';
import { CompletionSection } from './CompletionSection.tsx';
import { DueOn } from './columns.tsx';
import { HandOverDrawer } from './HandOverDrawer.tsx';
import { TrainingSection } from './TrainingSection.tsx';
import { VerdictSection } from './VerdictSection.tsx';
import { VerificationSection } from './VerificationSection.tsx';

function ActionRecord({ action }: { action: ReplyOf<typeof getAction> }) {
  const { t } = useTranslation();
  const { money } = useNumbers();
  const [passing, setPassing] = useState(false);
  const { actions, actualCostMinor, chart, description, doneOn, kind, number, ownerName, plannedCostMinor } = action;
  const { rootCauseId, state, title, verifyOn } = action;
  const cost = (minor: number | null) => (minor === null ? null : money(minor, 'CNY'));
  const facts = [
    { label: t('improvement.number'), value: number },
    { label: t('improvement.action.kind'), value: t(`improvement.action-kind.${kind}`) },
    { label: t('improvement.owner'), value: ownerName },
    { label: t('improvement.action.due-on'), value: <DueOn action={action} /> },
    { label: t('improvement.action.done-on'), value: doneOn ? <Day on={doneOn} /> : null },
    { label: t('improvement.action.verify-on'), value: <Day on={verifyOn} /> },
    { label: t('improvement.action.planned-cost'), value: cost(plannedCostMinor) },
    { label: t('improvement.action.actual-cost'), value: cost(actualCostMinor) },
    {
      label: t('improvement.action.from'),
      value: <Link to={`/improvement/root-causes/${rootCauseId}`}>{t('improvement.action.root-cause')}</Link>,
    },
  ];
  return (
    <RecordPage
      title={title}
      actions={
        <ActButton allowance={actions.handOver} onAct={() => setPassing(true)}>
          {t('improvement.action.hand-over')}
        </ActButton>
      }
      state={<ActionTag state={state} />}
      facts={facts}
      aside={
        <>
          <TrainingSection action={action} />
          <CompletionSection action={action} />
          <VerificationSection action={action} />
        </>
      }
    >
      <Section title={t('improvement.action.how')}>
        <p className="timeline-body">{description}</p>
      </Section>
      <VerdictSection action={action} chart={chart} />
      {passing ? <HandOverDrawer action={action} onClose={() => setPassing(false)} /> : null}
    </RecordPage>
  );
}

/** One action: what is done by whom until when, and whether the chart says that it worked. */
export default function ActionPage() {
  const id = usePathParam('id');
  const action = useRead(getAction, { params: { id } });
  // What is being typed into its forms stays: only what is shown is read again.
  useTopic(actionTopic, id, () => void action.refetch());
  return <Read of={action}>{(data) => <ActionRecord action={data} />}</Read>;
}
