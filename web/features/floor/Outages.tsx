import { Link } from '@tanstack/react-router';
import { listOutages, type Outage } from '@tongli/contracts/contacts';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { may, useMe } from '../../api/session.ts';
import { useBilingual } from '../../ui/language.ts';
import { useNarrow } from '../../ui/narrow.ts';
import { StateTag } from '../../ui/StateTag.tsx';
import { Clock, Instant } from '../../ui/Times.tsx';
import { EndForm, type OutageCause, StartForm } from './OutageForms.tsx';
import type { LiveBoard } from './useBoard.ts';

const usualMs = 10_000;

export const useOutages = () => useRead(listOutages, {}, { refetchInterval: usualMs });

/** How many came because of it, and where complaints of it are gathered. */
function Came({ outage: { contacts, incident, incidentId } }: { outage: Outage }) {
  const { t } = useTranslation();
  const name = incident ? t('floor.outage.about', { incident }) : '';
  return (
    <>
      {t('floor.outage.came', { count: contacts })}
      {incident ? ' · ' : null}
      {incidentId ? <Link to={`/complaint-incidents/${incidentId}`}>{name}</Link> : name}
    </>
  );
}

/** Who switched what, how many came meanwhile, and how many were told that it is over. */
function Past({ outages }: { outages: readonly Outage[] }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  if (outages.length === 0) return null;
  return (
    <section className="floor-part">
      <h3>{t('floor.outage.past')}</h3>
      <ul>
        {outages.slice(0, 10).map((outage) => {
          const { id, announcement, startedAt, startedByName, endedAt, endedByName, closing, told, mistaken } = outage;
          return (
            <li key={id}>
              <Instant at={startedAt} /> {startedByName} – {endedAt ? <Instant at={endedAt} /> : null} {endedByName}
              <br />
              <span className="quiet">
                {pick(announcement)} · <Came outage={outage} />
                {closing ? ` · ${t('floor.outage.told', { count: told })}` : ''}
                {mistaken ? ` · ${t('floor.outage.was-mistaken')}` : ''}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface OutageDrawerProps {
  live: LiveBoard;
  queueIds: readonly string[];
  cause: OutageCause;
  onClose: () => void;
}

/** Something is wrong for many: switched on with words that are there already, off as fast. */
export function OutageDrawer({ live, queueIds, cause, onClose }: OutageDrawerProps) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const { data } = useOutages();
  return (
    <Drawer open title={t('floor.outage.title')} onClose={onClose} size={narrow ? '100%' : 520}>
      <p className="quiet form-notice">{t('floor.outage.lead')}</p>
      <StartForm live={live} queueIds={queueIds} cause={cause} onClose={onClose} />
      <Past outages={(data?.outages ?? []).filter(({ endedAt }) => endedAt !== null)} />
    </Drawer>
  );
}

/** What is switched on, since when and by whom, and how many came because of it. */
export function OutageStrip() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const narrow = useNarrow();
  const supervises = may(useMe(), 'contacts.supervise');
  const { data } = useOutages();
  const [ending, setEnding] = useState<Outage | null>(null);
  const running = (data?.outages ?? []).filter(({ endedAt }) => endedAt === null);
  if (running.length === 0 && !ending) return null;
  return (
    <>
      <ul className="floor-strip" aria-label={t('floor.outage.running')}>
        {running.map((outage) => (
          <li key={outage.id} className="state-breached">
            <StateTag tone="breached">{t('floor.outage.on')}</StateTag>
            <span className="floor-strip-words">
              {pick(outage.announcement)}
              <span className="quiet">
                {' '}
                · {outage.startedByName} · <Clock since={outage.startedAt} /> · <Came outage={outage} />
              </span>
            </span>
            {supervises ? <Button onClick={() => setEnding(outage)}>{t('floor.outage.end')}</Button> : null}
          </li>
        ))}
      </ul>
      {ending ? (
        <Drawer open title={t('floor.outage.end')} onClose={() => setEnding(null)} size={narrow ? '100%' : 480}>
          <EndForm outage={ending} onClose={() => setEnding(null)} />
        </Drawer>
      ) : null}
    </>
  );
}
