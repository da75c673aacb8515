import { Link } from '@tanstack/react-router';
import { getTriage, type Triage } from '@tongli/contracts/improvement';
import { drawChart } from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { usePathParam } from '../../../ui/address.ts';
import { useBilingual } from '../../../ui/language.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { SameTime } from '../../../ui/spc/SameTime.tsx';
import { Day, Instant } from '../../../ui/Times.tsx';
import { ChartLink, DefinedChart } from '../DefinedChart.tsx';
import { TriageTag } from '../StateTags.tsx';
import { FindingForm } from './FindingForm.tsx';

function Decided({ triage }: { triage: Triage }) {
  const { t } = useTranslation();
  const { chart, note, rootCauseId, state } = triage;
  if (state === 'open') return null;
  return (
    <>
      <p>
        <TriageTag state={state} />
      </p>
      <p className="timeline-body">{note}</p>
      {rootCauseId ? (
        <p className="section-note">
          <Link to={`/improvement/root-causes/${rootCauseId}`}>{t('improvement.triage.to-root-cause')}</Link>
        </p>
      ) : (
        <p className="section-note">
          {t(`improvement.triage.next.${state}`)} <ChartLink definition={chart} />
        </p>
      )}
    </>
  );
}

function FindingSection({ triage }: { triage: Triage }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const allowance = triage.actions.decide;
  const undecided = allowance?.allowed ? (
    <FindingForm triage={triage} />
  ) : (
    <p>{words.ofRefusal(allowance?.refusal ?? 'forbidden')}</p>
  );
  return (
    <Section title={t('improvement.triage.finding')}>
      {triage.state === 'open' ? undecided : <Decided triage={triage} />}
    </Section>
  );
}

/** The other triages of the chart around this signal, as the chart shows them now. */
function OthersAtSameTime({ triage: { chart, signal } }: { triage: Triage }) {
  const allowed = may(useMe(), 'measures.read');
  const { data } = useRead(drawChart, { body: chart }, { enabled: allowed });
  return data ? <SameTime signal={signal} signals={data.signals} /> : null;
}

function TriageRecord({ triage }: { triage: Triage }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { chart, decidedAt, number, openedAt, ownerName, signal, state } = triage;
  const facts = [
    { label: t('improvement.owner'), value: ownerName },
    { label: t('improvement.opened-at'), value: <Instant at={openedAt} /> },
    { label: t('improvement.decided-at'), value: decidedAt ? <Instant at={decidedAt} /> : null },
    { label: t('improvement.chart'), value: <ChartLink definition={chart} /> },
  ];
  return (
    <RecordPage
      title={t('improvement.triage.title', { number })}
      state={<TriageTag state={state} />}
      facts={facts}
      aside={<FindingSection triage={triage} />}
    >
      <Section title={t('improvement.signal')}>
        <p>{pick(signal.explanation)}</p>
        <OthersAtSameTime triage={triage} />
        <p className="section-note">
          {t(`ui.spc.rule.${signal.rule}`)} · <Day on={signal.from} />
          {signal.from === signal.to ? null : (
            <>
              {' – '}
              <Day on={signal.to} />
            </>
          )}
        </p>
      </Section>
      <Section title={t('improvement.chart')}>
        <DefinedChart definition={chart} height={300} />
      </Section>
    </RecordPage>
  );
}

/** One signal: what it is, the chart that shows it, and what it was found to be. */
export default function TriagePage() {
  const triage = useRead(getTriage, { params: { id: usePathParam('id') } });
  return <Read of={triage}>{(data) => <TriageRecord triage={data} />}</Read>;
}
