import { type FollowedComplaint, followComplaint } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { hasCode } from '../../api/problem.ts';
import { usePathParam } from '../../ui/address.ts';
import { useLanguage } from '../../ui/language.ts';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { promiseTimeText } from '../../ui/promise-time.ts';
import { PageSkeleton } from '../../ui/Skeletons.tsx';
import { StateTag, type Tone } from '../../ui/StateTag.tsx';
import { Heading, Portal } from './Portal.tsx';

const tones: Readonly<Record<FollowedComplaint['state'], Tone>> = {
  lodged: 'neutral',
  acknowledged: 'progress',
  answered: 'waiting',
  closed: 'done',
};

/** What happens next and by when. */
function useNext({ state, respondBy, overdue, zone }: FollowedComplaint): string {
  const { t } = useTranslation();
  const language = useLanguage();
  const open = state === 'lodged' || state === 'acknowledged';
  if (!open) return t(`portal.follow.next-${state}`);
  if (!respondBy) return t('portal.follow.next-unknown');
  const by = promiseTimeText(respondBy, zone, language);
  return overdue ? t('portal.follow.late', { by }) : t(`portal.follow.next-${state}`, { by });
}

interface Happening {
  readonly key: 'lodged' | 'acknowledged' | 'answered' | 'closed';
  readonly at: string | null;
  readonly tone: Tone;
  readonly text: string | null;
}

function useCourse(followed: FollowedComplaint): Happening[] {
  const { t } = useTranslation();
  const { lodgedAt, acknowledgedAt, answeredAt, closedAt, acknowledgement, validity } = followed;
  const found = validity ? t(`portal.follow.validity.${validity}`) : null;
  const course: Happening[] = [
    { key: 'lodged', at: lodgedAt, tone: 'neutral', text: null },
    { key: 'acknowledged', at: acknowledgedAt, tone: 'progress', text: acknowledgement },
    { key: 'answered', at: answeredAt, tone: 'waiting', text: null },
    { key: 'closed', at: closedAt, tone: 'done', text: found },
  ];
  return course.filter(({ at }) => at !== null);
}

function Course({ followed }: { followed: FollowedComplaint }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section className="portal-card">
      <h2 id="course">{t('portal.follow.course')}</h2>
      <ol className="timeline" aria-labelledby="course">
        {useCourse(followed).map(({ key, at, tone, text }) => (
          <li key={key} className={`state-${tone}`}>
            <div className="timeline-head">
              <span className="timeline-title">{t(`portal.follow.${key}`)}</span>
              <time className="quiet" dateTime={at ?? undefined}>
                {at ? promiseTimeText(at, followed.zone, language) : ''}
              </time>
            </div>
            {text ? <div className="timeline-body">{text}</div> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Followed({ followed }: { followed: FollowedComplaint }) {
  const { t } = useTranslation();
  return (
    <>
      <Heading>{t('portal.follow.title', { number: followed.number })}</Heading>
      <p className="portal-lead">
        <StateTag tone={tones[followed.state]}>{t(`portal.follow.state.${followed.state}`)}</StateTag>
      </p>
      <section className="portal-card portal-next">
        <h2>{t('portal.follow.next')}</h2>
        <p>{useNext(followed)}</p>
      </section>
      {followed.answer ? (
        <section className="portal-card">
          <h2>{t('portal.follow.answer')}</h2>
          <p className="quoted">{followed.answer}</p>
          <p className="quoted quiet">{t('portal.recourse')}</p>
        </section>
      ) : null}
      <Course followed={followed} />
      <section className="portal-card">
        <h2>{t('portal.follow.said')}</h2>
        <dl>
          <dt>{t('portal.follow.facts')}</dt>
          <dd>{followed.facts}</dd>
          {followed.fileCount > 0 ? (
            <>
              <dt>{t('portal.follow.files')}</dt>
              <dd>{t('portal.follow.file-count', { count: followed.fileCount })}</dd>
            </>
          ) : null}
          {followed.demand ? (
            <>
              <dt>{t('portal.follow.demand')}</dt>
              <dd>{followed.demand}</dd>
            </>
          ) : null}
        </dl>
      </section>
    </>
  );
}

/** A link that leads nowhere: what may be the matter, and what to do. */
function Unknown() {
  const { t } = useTranslation();
  return (
    <>
      <Heading>{t('portal.follow.unknown')}</Heading>
      <p className="portal-lead">{t('portal.follow.unknown-words')}</p>
      <a className="portal-link" href="/portal">
        {t('portal.follow.lodge')}
      </a>
    </>
  );
}

function Failed({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Heading>{t('portal.follow.failed')}</Heading>
      <p className="portal-lead">{t('portal.follow.failed-words')}</p>
      <PlainButton look="primary" onClick={onRetry}>
        {t('portal.retry')}
      </PlainButton>
    </>
  );
}

/** How a complaint is going, for the customer who holds its link. */
export default function FollowPage() {
  const { t } = useTranslation();
  const token = usePathParam('token');
  const { data, error, refetch } = useRead(followComplaint, { params: { token } });
  const unknown = hasCode(error, 'not-found') || hasCode(error, 'invalid-input');
  const title = data ? t('portal.follow.title', { number: data.number }) : t('portal.title');
  return (
    <Portal title={unknown ? t('portal.follow.unknown') : title}>
      {data ? <Followed followed={data} /> : null}
      {!data && unknown ? <Unknown /> : null}
      {!data && error && !unknown ? <Failed onRetry={() => void refetch()} /> : null}
      {!data && !error ? <PageSkeleton /> : null}
    </Portal>
  );
}
