import { Link } from '@tanstack/react-router';
import {
  type Approval,
  commentApproval,
  getApproval,
  listApprovalComments,
  withdrawApproval,
} from '@tongli/contracts/work';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { useAddress, usePathParam } from '../../../ui/address.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { subjectAddress } from '../address.ts';
import { useKindName } from '../names.ts';
import { ApprovalTag } from '../states.tsx';
import { SayForm, Story } from '../Thread.tsx';
import { DueFact } from '../task/DueFact.tsx';
import { useOwnMentions } from '../useOwnMentions.ts';
import { useAmount } from './amount.ts';
import { Chain } from './Chain.tsx';
import { DecisionForm } from './DecisionForm.tsx';
import { datedOf } from './due.ts';
import { useApprovalStory } from './story.ts';

const noCharts = new Map<string, string>();

type Decision = 'approve' | 'reject';
const decisionOf = (name: string | undefined): Decision | null =>
  name === 'approve' || name === 'reject' ? name : null;

function ApprovalActs({ approval, open }: { approval: Approval; open: (act: Decision) => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const withdraw = useAct(withdrawApproval);
  const { id, actions, state, version } = approval;
  if (state !== 'waiting') return null;
  return (
    <>
      {withdraw.error ? <Alert type="error" showIcon role="alert" title={words.ofError(withdraw.error)} /> : null}
      {actions.withdraw?.allowed ? (
        <ConfirmButton
          question={t('work.approval.withdraw-question')}
          pending={withdraw.isPending}
          onYes={() => withdraw.mutate({ params: { id }, body: { version } })}
        >
          {t('work.approval.withdraw')}
        </ConfirmButton>
      ) : null}
      <ActButton allowance={actions.reject} kind="danger" onAct={() => open('reject')}>
        {t('work.act.reject')}
      </ActButton>
      <ActButton allowance={actions.approve} kind="primary" onAct={() => open('approve')}>
        {t('work.act.approve')}
      </ActButton>
    </>
  );
}

function Discussion({ approval }: { approval: Approval }) {
  const { t } = useTranslation();
  const params = { id: approval.id };
  const comments = useRead(listApprovalComments, { params });
  const { mutate, isPending, error } = useAct(commentApproval);
  const story = useApprovalStory();
  return (
    <Section title={t('work.story')}>
      {approval.actions.comment?.allowed ? (
        <SayForm
          name={`work.approval-comment.${approval.id}`}
          say={(parts, done) => mutate({ params, body: { parts } }, { onSuccess: done })}
          pending={isPending}
          error={error}
        />
      ) : null}
      <Story comments={comments.data?.comments ?? []} entries={story(approval)} />
    </Section>
  );
}

function useFacts(approval: Approval) {
  const { t } = useTranslation();
  const kindName = useKindName();
  const amount = useAmount();
  const { kind, requester, createdAt, decidedAt, escalatesAt, subject, watchers } = approval;
  const dated = datedOf(approval);
  const href = subject ? subjectAddress({ subjectType: subject.type, subjectId: subject.id }, noCharts) : null;
  return [
    { label: t('work.approval.amount'), value: <strong className="figures">{amount(approval) ?? '—'}</strong> },
    { label: t('work.approval.kind'), value: kindName(kind) },
    { label: t('work.approval.requester'), value: requester.name },
    ...(dated ? [{ label: t('work.due.label'), value: <DueFact of={dated} /> }] : []),
    ...(escalatesAt ? [{ label: t('work.task.escalates'), value: <Instant at={escalatesAt} /> }] : []),
    { label: t('work.approval.asked-at'), value: <Instant at={createdAt} /> },
    ...(decidedAt ? [{ label: t('work.approval.decided-at'), value: <Instant at={decidedAt} /> }] : []),
    ...(subject
      ? [{ label: t('work.task.about'), value: href ? <Link to={href}>{subject.label}</Link> : subject.label }]
      : []),
    ...(watchers.length > 0
      ? [{ label: t('work.watchers.title'), value: watchers.map(({ name }) => name).join(t('app.list-separator')) }]
      : []),
  ];
}

function ApprovalRecord({ approval }: { approval: Approval }) {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const decision = decisionOf(search.do);
  const close = () => change({ do: undefined });
  const { title, body, number, state, steps, currency } = approval;
  return (
    <RecordPage
      title={title}
      state={<ApprovalTag state={state} />}
      lead={t('work.approval.lead', { number })}
      facts={useFacts(approval)}
      actions={decision ? null : <ApprovalActs approval={approval} open={(act) => change({ do: act })} />}
      aside={
        <Section title={t('work.chain.title')}>
          <Chain steps={steps} currency={currency} />
        </Section>
      }
    >
      {decision && state === 'waiting' ? (
        <Section title={t(`work.act.${decision}`)}>
          <DecisionForm
            approval={approval}
            act={decision}
            onDone={close}
            cancel={<Button onClick={close}>{t('work.act.back')}</Button>}
          />
        </Section>
      ) : null}
      {body ? (
        <Section title={t('work.task.body')}>
          <p className="timeline-body">{body}</p>
        </Section>
      ) : null}
      <Discussion approval={approval} />
    </RecordPage>
  );
}

/** Something that needs somebody's yes: what, how much, and the way up that it takes. */
export default function ApprovalPage() {
  const id = usePathParam('id');
  useOwnMentions('approval', id);
  const approval = useRead(getApproval, { params: { id } });
  return <Read of={approval}>{(data) => <ApprovalRecord key={data.id} approval={data} />}</Read>;
}
