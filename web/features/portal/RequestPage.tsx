import { followRequestInPortal } from '@tongli/contracts/complaints';
import type { FollowedRequest } from '@tongli/contracts/requests';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { hasCode } from '../../api/problem.ts';
import { usePathParam } from '../../ui/address.ts';
import { useBilingual, useLanguage } from '../../ui/language.ts';
import { promiseTimeText } from '../../ui/promise-time.ts';
import { PageSkeleton } from '../../ui/Skeletons.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { LinkFailed, LinkUnknown } from './follow/Lost.tsx';
import { Heading, Portal } from './Portal.tsx';
import { RequestRating } from './RequestRating.tsx';

type Visit = FollowedRequest['visits'][number];

/** Who comes when, and what to tell them once they are done. */
function Visits({ visits, zone }: { visits: readonly Visit[]; zone: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (visits.length === 0) return null;
  return (
    <section className="portal-card">
      <h2>{t('portal.tell.visits')}</h2>
      <ul className="portal-plain">
        {visits.map(({ startsAt, endsAt, state, code }) => (
          <li key={`${startsAt} ${state}`}>
            <strong>{promiseTimeText(startsAt, zone, language)}</strong>
            {' – '}
            {promiseTimeText(endsAt, zone, language)} · {t(`portal.tell.visit.${state as 'booked'}`)}
            {code ? <p className="quiet">{t('portal.tell.visit-code', { code })}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Rated({ followed: { satisfaction, mayRate }, token }: { followed: FollowedRequest; token: string }) {
  const { t } = useTranslation();
  if (!mayRate && satisfaction === null) return null;
  return (
    <section className="portal-card">
      {mayRate ? (
        <RequestRating token={token} />
      ) : (
        <p role="status">{t('portal.tell.rated', { score: t(`portal.tell.score.${satisfaction as 5}`) })}</p>
      )}
    </section>
  );
}

function State({ followed: { state, step, outcome, adoption } }: { followed: FollowedRequest }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const became = adoption ? t(`portal.tell.adoption.${adoption}`) : outcome ? t(`portal.tell.outcome.${outcome}`) : '';
  return (
    <p className="portal-lead">
      <StateTag tone={state === 'closed' ? 'done' : 'progress'}>{t(`portal.tell.state.${state}`)}</StateTag>{' '}
      {state === 'closed' ? became : step ? pick(step) : ''}
    </p>
  );
}

/** By when it is done, or that we are late and know it. */
function Promised({ followed: { dueAt, overdue, zone } }: { followed: FollowedRequest }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (dueAt === null) return null;
  const by = promiseTimeText(dueAt, zone, language);
  return (
    <section className="portal-card portal-next">
      <h2>{t('portal.follow.next')}</h2>
      <p>{t(overdue ? 'portal.tell.late' : 'portal.tell.by', { by })}</p>
    </section>
  );
}

function Followed({ followed, token }: { followed: FollowedRequest; token: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { answer, text, lodgedAt, zone, visits } = followed;
  return (
    <>
      <Heading>{t('portal.tell.of', { number: followed.number })}</Heading>
      <State followed={followed} />
      <Promised followed={followed} />
      <Visits visits={visits} zone={zone} />
      {answer ? (
        <section className="portal-card">
          <h2>{t('portal.follow.answer')}</h2>
          <p className="quoted">{answer}</p>
        </section>
      ) : null}
      <Rated followed={followed} token={token} />
      <section className="portal-card">
        <h2>{t('portal.follow.said')}</h2>
        <p className="quoted">{text}</p>
        <p className="quiet">{promiseTimeText(lodgedAt, zone, language)}</p>
      </section>
    </>
  );
}

/** How a request, a suggestion or praise is going, for whoever holds its link. */
export default function RequestPage() {
  const { t } = useTranslation();
  const token = usePathParam('token');
  const { data, error, refetch } = useRead(followRequestInPortal, { params: { token } });
  const unknown = hasCode(error, 'not-found') || hasCode(error, 'invalid-input');
  return (
    <Portal title={data ? t('portal.tell.of', { number: data.number }) : t('portal.title')}>
      {data ? <Followed followed={data} token={token} /> : null}
      {!data && !error ? <PageSkeleton /> : null}
      {!data && unknown ? <LinkUnknown title={t('portal.tell.unknown')} /> : null}
      {!data && error && !unknown ? <LinkFailed onRetry={() => void refetch()} /> : null}
    </Portal>
  );
}
