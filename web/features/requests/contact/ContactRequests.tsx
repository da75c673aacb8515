import { Link } from '@tanstack/react-router';
import { listRequests } from '@tongli/contracts/requests';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { encodeList } from '../../../api/list.ts';
import { may, useMe } from '../../../api/session.ts';
import type { Slots } from '../../../app/manifest.ts';
import { pageFile } from '../../../ui/page-file.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { RequestClock } from '../RequestClock.tsx';

const LodgingDrawer = lazy(pageFile(() => import('./LodgingDrawer.tsx')));
const most = 5;

/** Beside a contact: what its customer has asked for, and a request that is made in it. */
export default function ContactRequests(contact: Slots['contact.side']) {
  const { t } = useTranslation();
  const me = useMe();
  const [lodging, setLodging] = useState(false);
  const { customerId } = contact;
  const query = encodeList({ filters: { customerId: { eq: customerId ?? '' } }, sort: '-lodgedAt', limit: most });
  const allowed = may(me, 'requests.read') && customerId !== null;
  const { data } = useRead(listRequests, { query }, { enabled: allowed, staleTime: 15_000 });
  if (!may(me, 'requests.lodge')) return null;
  return (
    <Section title={t('requests.contact.title')}>
      {data?.items.length === 0 ? <p className="quiet">{t('requests.contact.none')}</p> : null}
      <ul className="side-list">
        {(data?.items ?? []).map(({ id, number, limit, state }) => (
          <li key={id}>
            <Link to={`/requests/${id}`}>{number}</Link>
            {limit ? (
              <RequestClock limit={limit} />
            ) : (
              <StateTag tone={state === 'closed' ? 'done' : 'progress'}>{t(`requests.state.${state}`)}</StateTag>
            )}
          </li>
        ))}
      </ul>
      <div className="side-acts">
        <Button onClick={() => setLodging(true)}>{t('requests.contact.new')}</Button>
      </div>
      {lodging ? (
        <Suspense fallback={null}>
          <LodgingDrawer contact={contact} onClose={() => setLodging(false)} />
        </Suspense>
      ) : null}
    </Section>
  );
}
