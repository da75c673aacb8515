import { Link, useNavigate } from '@tanstack/react-router';
import { openTriage } from '@tongli/contracts/improvement';
import type { ChartSignal, ControlChart } from '@tongli/contracts/measures';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.ts';
import { may, useMe } from '../../api/session.ts';
import { useBilingual } from '../../ui/language.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Section } from '../../ui/record/Section.tsx';
import { type NumberedSignal, numbered } from '../../ui/spc/marks.ts';
import { SameTime } from '../../ui/spc/SameTime.tsx';
import { SignalMark, SignalStateTag } from '../../ui/spc/SignalMark.tsx';

interface SignalItemProps {
  signal: NumberedSignal;
  signals: readonly ChartSignal[];
  pending: boolean;
  onTriage: (() => void) | null;
}

function SignalItem({ signal, signals, pending, onTriage }: SignalItemProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { number, triageId } = signal;
  return (
    <li>
      <div className="signal-head">
        <SignalMark signal={signal} />
        <span className="quiet">{t(`ui.spc.rule.${signal.rule}`)}</span>
        <SignalStateTag state={signal.state} />
      </div>
      <p>{pick(signal.explanation)}</p>
      {triageId ? null : <SameTime signal={signal} signals={signals} />}
      <div className="signal-foot">
        {triageId ? (
          <Link to={`/improvement/triages/${triageId}`} aria-label={t('measures.signal.see-triage-of', { number })}>
            {t('measures.signal.see-triage')}
          </Link>
        ) : null}
        {!triageId && onTriage ? (
          <Button
            size="small"
            loading={pending}
            onClick={onTriage}
            aria-label={t('measures.signal.open-triage-of', { number })}
          >
            {t('measures.signal.open-triage')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** With fewer points the limits are a guess, and silence says nothing. */
const fewestPoints = 12;

function NoSignals({ points }: { points: number }) {
  const { t } = useTranslation();
  return <p>{points < fewestPoints ? t('measures.signal.too-early', { count: points }) : t('measures.signal.none')}</p>;
}

/** The newest that are shown at first: a long past can hold dozens. */
const shownAtFirst = 6;

/** The signals of a chart in words, newest first, each with its state and the way into its triage. */
export function SignalList({ chart: { definition, points, signals } }: { chart: ControlChart }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const navigate = useNavigate();
  const words = useProblemWords();
  const mayLead = may(useMe(), 'improvement.lead');
  const { mutate, isPending, variables, error } = useAct(openTriage, ({ id }) => {
    void navigate({ to: `/improvement/triages/${id}` });
  });
  const underWay = (signal: ChartSignal) =>
    isPending && variables?.body.rule === signal.rule && variables.body.from === signal.from;
  return (
    <Section title={t('measures.signal.title', { count: signals.length })}>
      {error ? <Alert type="error" showIcon role="alert" className="form-notice" title={words.ofError(error)} /> : null}
      {signals.length === 0 ? <NoSignals points={points.filter(({ value }) => value !== null).length} /> : null}
      <ol className="signals">
        {numbered(signals)
          .toReversed()
          .slice(0, all ? signals.length : shownAtFirst)
          .map((signal) => (
            <SignalItem
              key={signal.number}
              signal={signal}
              signals={signals}
              pending={underWay(signal)}
              onTriage={
                mayLead
                  ? () => mutate({ body: { chart: definition, rule: signal.rule, from: signal.from, to: signal.to } })
                  : null
              }
            />
          ))}
      </ol>
      {!all && signals.length > shownAtFirst ? (
        <Button block onClick={() => setAll(true)}>
          {t('measures.signal.show-all', { count: signals.length })}
        </Button>
      ) : null}
    </Section>
  );
}
