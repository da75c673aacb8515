import { useQueryClient } from '@tanstack/react-query';
import { type ContactAlert, forceStatus, getBoardNumbers, listAlerts, moveAgent } from '@tongli/contracts/contacts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useRead } from '../../api/hooks.ts';
import { may, useMe } from '../../api/session.ts';
import { useBilingual, useLanguage } from '../../ui/language.ts';
import { useNumbers } from '../../ui/numbers.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import { StateTag, type Tone } from '../../ui/StateTag.tsx';
import { durationText } from '../../ui/time.ts';
import type { OutageCause } from './OutageForms.tsx';
import { type Act, actsOf } from './suggested.ts';
import { OverAlert, Taking } from './Taking.tsx';
import type { LiveBoard } from './useBoard.ts';

const everyMs = 5_000;
const firstShown = 4;

const tones: Readonly<Record<ContactAlert['code'], Tone>> = {
  'waiting-long': 'breached',
  'nobody-there': 'breached',
  abandoning: 'breached',
  'state-long': 'limit',
  'break-long': 'limit',
  'volume-high': 'limit',
  'volume-low': 'neutral',
};

export const useAlerts = () => useRead(listAlerts, {}, { refetchInterval: everyMs });

const perform = (one: Act) =>
  one.act === 'ready'
    ? call(forceStatus, { params: { id: one.agentId }, body: { status: 'ready' } })
    : call(moveAgent, { params: { id: one.agentId }, body: { queueIds: [...one.queueIds], seen: [...one.seen] } });

/** Does what was suggested, one after the other, and says how far it came. */
function useSuggested(alert: ContactAlert, live: LiveBoard) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const run = async () => {
    setBusy(true);
    setProblem(null);
    try {
      for (const act of actsOf(alert, live.board)) await perform(act);
    } catch (error) {
      setProblem(error);
    }
    setBusy(false);
    for (const { id } of [listAlerts, getBoardNumbers]) void client.invalidateQueries({ queryKey: [id] });
  };
  return { run, busy, problem };
}

export interface Leads {
  readonly agent: (id: string) => void;
  readonly queue: (id: string) => void;
  readonly outage: (queueId: string, cause: OutageCause) => void;
}

function Suggestion({ alert, live, leads }: { alert: ContactAlert; live: LiveBoard; leads: Leads }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { run, busy, problem } = useSuggested(alert, live);
  const { suggestion } = alert;
  if (!suggestion) return null;
  const { code, agentIds, toQueueId } = suggestion;
  const [first] = agentIds;
  const press = () => {
    if (code === 'look-in' && first) return leads.agent(first);
    if (code === 'announce' && toQueueId) return leads.outage(toQueueId, 'broken');
    if (code === 'offer-callback' && toQueueId) return leads.outage(toQueueId, 'busy');
    return void run();
  };
  return (
    <>
      {problem ? <span role="alert">{words.ofError(problem)}</span> : null}
      <Button type="primary" ghost size="small" loading={busy} onClick={press}>
        {t(`floor.suggest.${code}`, { count: agentIds.length })}
      </Button>
    </>
  );
}

function One({ alert, live, leads }: { alert: ContactAlert; live: LiveBoard; leads: Leads }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const supervises = may(useMe(), 'contacts.supervise');
  const { number } = useNumbers();
  const language = useLanguage();
  const { code, queueId, agentId, value, bound, pattern, taken } = alert;
  const span = (seconds: number) => durationText(seconds, language);
  const said = code === 'waiting-long' ? { value: span(value), bound: span(bound) } : { value, bound };
  const against = pattern && {
    ...{ minutes: pattern.minutes, expected: number(pattern.expected) },
    source: t(`floor.volume-source.${pattern.source}`),
  };
  const queue = live.board.queues.find(({ id }) => id === queueId);
  const agent = agentId === null ? null : live.board.agents.get(agentId);
  const about = queue ? pick(queue.name) : (agent?.name ?? '');
  const open = () => (queueId === null ? agentId && leads.agent(agentId) : leads.queue(queueId));
  return (
    <li className={`state-${tones[code]}`}>
      <StateTag tone={tones[code]}>{t(`floor.alert.${code}`)}</StateTag>
      <span className="floor-strip-words">
        {about === '' ? null : (
          <button type="button" className="link" onClick={open}>
            {about}
          </button>
        )}{' '}
        {t(`floor.alert-words.${code}`, { ...said, ...against })}
        {taken ? <span className="quiet"> · {t('floor.take.by', { name: taken.takenByName })}</span> : null}
      </span>
      {supervises ? (
        <>
          <Suggestion alert={alert} live={live} leads={leads} />
          <Taking alert={alert} about={about} />
        </>
      ) : null}
    </li>
  );
}

/** What a leader should look at, each with what could be done about it as a button. */
export function AlertStrip({ live, leads }: { live: LiveBoard; leads: Leads }) {
  const { t } = useTranslation();
  const { data } = useAlerts();
  const [all, setAll] = useState(false);
  const alerts = data?.alerts ?? [];
  const over = data?.over ?? [];
  const shown = all ? alerts : alerts.slice(0, firstShown);
  return (
    <>
      <p role="status" className="for-readers">
        {t('floor.alerts', { count: alerts.length })}
      </p>
      {alerts.length + over.length > 0 ? (
        <ul className="floor-strip" aria-label={t('floor.alerts', { count: alerts.length })}>
          {shown.map((alert) => (
            <One key={alert.key} alert={alert} live={live} leads={leads} />
          ))}
          {alerts.length > firstShown ? (
            <li className="state-neutral">
              <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
                {t(all ? 'floor.fewer-alerts' : 'floor.more-alerts', { count: alerts.length - firstShown })}
              </button>
            </li>
          ) : null}
          {over.map((alert) => (
            <OverAlert key={alert.id} alert={alert} live={live} />
          ))}
        </ul>
      ) : null}
    </>
  );
}
