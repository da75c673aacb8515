import { getLaunch, goLive, type Launch, withdrawLaunch } from '@tongli/contracts/improvement';
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { usePathParam } from '../../../ui/address.ts';
import { ReasonDrawer } from '../../../ui/form/ReasonDrawer.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Day } from '../../../ui/Times.tsx';
import { LaunchTag } from '../StateTags.tsx';
import { CheckItem } from './CheckItem.tsx';
import { useForecastWords, useProductName } from './words.ts';

function useFacts(launch: Launch) {
  const { t } = useTranslation();
  const forecast = useForecastWords();
  const productName = useProductName();
  const { kind, liveOn, ownerName, plannedOn, product, reviewOn, soFar } = launch;
  return [
    { label: t('improvement.action.kind'), value: t(`improvement.launch-kind.${kind}`) },
    { label: t('improvement.pareto.by-product'), value: productName(product) },
    { label: t('improvement.owner'), value: ownerName },
    { label: t('improvement.launch.planned-on'), value: <Day on={plannedOn} /> },
    { label: t('improvement.launch.live-on'), value: liveOn ? <Day on={liveOn} /> : null },
    { label: t('improvement.launch.review-on'), value: reviewOn ? <Day on={reviewOn} /> : null },
    { label: t('improvement.launch.forecast'), value: forecast(launch) },
    ...(soFar === null ? [] : [{ label: t('improvement.launch.so-far'), value: soFar }]),
  ];
}

function LaunchRecord({ launch }: { launch: Launch }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [withdrawing, setWithdrawing] = useState(false);
  const live = useAct(goLive);
  const { actions, checks, content, id, number, state, title, version, withdrawnReason } = launch;
  const acts = (
    <>
      <ActButton allowance={actions.withdraw} onAct={() => setWithdrawing(true)}>
        {t('improvement.launch.withdraw')}
      </ActButton>
      <ActButton
        allowance={actions.goLive}
        kind="primary"
        pending={live.isPending}
        onAct={() => live.mutate({ params: { id }, body: { version } })}
      >
        {t('improvement.launch.go-live')}
      </ActButton>
    </>
  );
  return (
    <RecordPage title={title} state={<LaunchTag state={state} />} lead={number} facts={useFacts(launch)} actions={acts}>
      {live.error ? <Alert type="error" title={words.ofError(live.error)} /> : null}
      <Section title={t('improvement.launch.checks')}>
        <p className="section-note">{t('improvement.launch.checks-lead')}</p>
        <ul className="gate-requirements">
          {checks.map((check) => (
            <CheckItem key={check.kind} launch={launch} check={check} />
          ))}
        </ul>
      </Section>
      <Section title={t('improvement.launch.content')}>
        <p className="timeline-body">{content}</p>
        {withdrawnReason ? <p>{t('improvement.launch.withdrawn-because', { reason: withdrawnReason })}</p> : null}
      </Section>
      {withdrawing ? (
        <ReasonDrawer
          endpoint={withdrawLaunch}
          name={`improvement.withdraw.${id}`}
          title={t('improvement.launch.withdraw')}
          consequence={t('improvement.launch.withdraw-means')}
          submit={t('improvement.launch.withdraw')}
          most={2000}
          input={(reason) => ({ params: { id }, body: { reason, version } })}
          onClose={() => setWithdrawing(false)}
        />
      ) : null}
    </RecordPage>
  );
}

/** One launch: its four checks, going live, and what came of it. */
export default function LaunchPage() {
  const launch = useRead(getLaunch, { params: { id: usePathParam('id') } });
  return <Read of={launch}>{(data) => <LaunchRecord launch={data} />}</Read>;
}
