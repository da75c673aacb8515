import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import type { Slots } from '../../../app/manifest.ts';
import { pageFile } from '../../../ui/page-file.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { LimitClock } from '../LimitClock.tsx';
import { toneOfState } from '../tones.ts';
import { useMatters } from './useMatters.ts';

const LodgingDrawer = lazy(pageFile(() => import('./LodgingDrawer.tsx')));
const most = 5;

/** Beside a contact: what its customer has complained about, and a complaint that is made in it. */
export default function ContactMatters(contact: Slots['contact.side']) {
  const { t } = useTranslation();
  const me = useMe();
  const [lodging, setLodging] = useState(false);
  const { known, rows } = useMatters(contact.customerId);
  if (!may(me, 'complaints.read')) return null;
  return (
    <Section title={t('complaints.contact.title')}>
      {known && rows.length === 0 ? <p className="quiet">{t('complaints.contact.none')}</p> : null}
      <ul className="side-list">
        {rows.slice(0, most).map(({ id, number, limit, state }) => (
          <li key={id}>
            <Link to={`/complaints/${id}`}>{number}</Link>
            {limit && state !== 'closed' ? (
              <LimitClock limit={limit} />
            ) : (
              <StateTag tone={toneOfState[state]}>{t(`complaints.state.${state}`)}</StateTag>
            )}
          </li>
        ))}
      </ul>
      {may(me, 'complaints.lodge') ? (
        <div className="side-acts">
          <Button onClick={() => setLodging(true)}>{t('complaints.contact.new')}</Button>
        </div>
      ) : null}
      {lodging ? (
        <Suspense fallback={null}>
          <LodgingDrawer contact={contact} onClose={() => setLodging(false)} />
        </Suspense>
      ) : null}
    </Section>
  );
}
