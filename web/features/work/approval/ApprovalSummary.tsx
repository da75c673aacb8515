import { Link } from '@tanstack/react-router';
import type { Approval } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import { Told } from '../../../ui/record/Told.tsx';
import { useKindName } from '../names.ts';
import { WorkClock } from '../states.tsx';
import { useAmount } from './amount.ts';
import { Chain } from './Chain.tsx';

/** What is asked for, in a few lines, with its chain, beside a decision on it. */
export function ApprovalSummary({ approval }: { approval: Approval }) {
  const { t } = useTranslation();
  const kindName = useKindName();
  const amount = useAmount();
  const { id, number, title, body, kind, requester, steps, currency, dueAt, urgency } = approval;
  const facts = [
    { label: t('work.task.title'), value: title },
    ...(body ? [{ label: t('work.task.body'), value: body }] : []),
    { label: t('work.approval.kind'), value: kindName(kind) },
    { label: t('work.approval.amount'), value: amount(approval) },
    { label: t('work.approval.requester'), value: requester.name },
    ...(dueAt ? [{ label: t('work.due.label'), value: <WorkClock timed={{ dueAt, urgency }} /> }] : []),
    { label: t('work.number'), value: <Link to={`/work/approvals/${id}`}>{number}</Link> },
  ];
  return (
    <>
      <Told facts={facts} />
      <Chain steps={steps} currency={currency} />
    </>
  );
}
