import { Link } from '@tanstack/react-router';
import { getRootCause, type RootCause } from '@tongli/contracts/improvement';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { usePathParam } from '../../../ui/address.ts';
import { Read } from '../../../ui/Read.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Day, Instant } from '../../../ui/Times.tsx';
import { NewActionDrawer } from '../action/NewActionDrawer.tsx';
import { ChartLink } from '../DefinedChart.tsx';
import { RootCauseTag } from '../StateTags.tsx';
import { TeamSection } from '../team/TeamSection.tsx';
import { ActionsSection } from './ActionsSection.tsx';
import { CausesSection } from './CausesSection.tsx';
import { ConclusionSection } from './ConclusionSection.tsx';
import { EarlierConclusions, ReopenDrawer } from './Earlier.tsx';
import { ParetoSection } from './ParetoSection.tsx';
import { StudySection } from './StudySection.tsx';

/** What is to be done now, for whoever opens the page. */
function nextOf({ actionIds, actions, state, whys }: RootCause) {
  if (actions.reopen?.allowed) return 'again';
  if (state === 'concluded') return actionIds.length === 0 ? 'act' : 'await';
  if (actions.conclude?.allowed) return 'conclude';
  return whys.length === 0 ? 'ask' : 'found';
}

function RootCauseRecord({ rootCause }: { rootCause: RootCause }) {
  const { t } = useTranslation();
  const [opening, setOpening] = useState(false);
  const [reopening, setReopening] = useState(false);
  const { actions, chart, id, number, openedAt, period, state, triages } = rootCause;
  const facts = [
    {
      label: t('improvement.root-cause.period'),
      value: (
        <>
          <Day on={period.from} />
          {period.from === period.to ? null : (
            <>
              {' – '}
              <Day on={period.to} />
            </>
          )}
        </>
      ),
    },
    { label: t('improvement.chart'), value: <ChartLink definition={chart} /> },
    {
      label: t('improvement.root-cause.triages'),
      value: triages.map((triage, place) => (
        <Fragment key={triage.id}>
          {place > 0 ? t('app.list-separator') : null}
          <Link to={`/improvement/triages/${triage.id}`}>{triage.number}</Link>
        </Fragment>
      )),
    },
    { label: t('improvement.opened-at'), value: <Instant at={openedAt} /> },
  ];
  const again = actions.reopen?.allowed ?? false;
  const open = (
    <>
      {again ? (
        <ActButton allowance={actions.reopen} kind="primary" onAct={() => setReopening(true)}>
          {t('improvement.root-cause.reopen')}
        </ActButton>
      ) : null}
      <ActButton
        allowance={actions.openAction}
        kind={state === 'concluded' && !again ? 'primary' : 'plain'}
        onAct={() => setOpening(true)}
      >
        {t('improvement.action.open')}
      </ActButton>
    </>
  );
  return (
    <RecordPage
      title={t('improvement.root-cause.title', { number })}
      state={<RootCauseTag state={state} />}
      lead={t(`improvement.root-cause.next.${nextOf(rootCause)}`)}
      facts={facts}
      actions={open}
      above={rootCause.whys.length > 0 ? <CausesSection rootCause={rootCause} /> : null}
      aside={
        <>
          <TeamSection type="root-cause" id={id} team={rootCause.team} actions={actions} />
          <ConclusionSection rootCause={rootCause} />
          <EarlierConclusions rootCause={rootCause} />
        </>
      }
    >
      <ParetoSection rootCause={rootCause} />
      <StudySection rootCause={rootCause} />
      <ActionsSection rootCauseId={id} />
      {reopening ? <ReopenDrawer rootCause={rootCause} onClose={() => setReopening(false)} /> : null}
      {opening ? <NewActionDrawer rootCauseId={id} bucket={chart.bucket} onClose={() => setOpening(false)} /> : null}
    </RecordPage>
  );
}

/** One analysis: where the complaints come from, why, what was concluded, and what is done about it. */
export default function RootCausePage() {
  const rootCause = useRead(getRootCause, { params: { id: usePathParam('id') } });
  return <Read of={rootCause}>{(data) => <RootCauseRecord rootCause={data} />}</Read>;
}
