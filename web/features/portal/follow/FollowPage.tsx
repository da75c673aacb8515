import { type FollowedComplaint, followComplaint } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { hasCode } from '../../../api/problem.ts';
import { usePathParam } from '../../../ui/address.ts';
import { useLanguage } from '../../../ui/language.ts';
import { promiseTimeText } from '../../../ui/promise-time.ts';
import { PageSkeleton } from '../../../ui/Skeletons.tsx';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { Heading, Portal } from '../Portal.tsx';
import { AnswerPart } from './AnswerPart.tsx';
import { Course } from './Course.tsx';
import { LinkFailed, LinkUnknown } from './Lost.tsx';
import { OpenQuestions } from './OpenQuestions.tsx';

const tones: Readonly<Record<FollowedComplaint['state'], Tone>> = {
  lodged: 'neutral',
  acknowledged: 'progress',
  answered: 'waiting',
  closed: 'done',
};

const isAsked = ({ questions }: FollowedComplaint) => questions.some(({ state }) => state === 'open');
const isReviewed = ({ appeal }: FollowedComplaint) => appeal?.state === 'lodged' || appeal?.state === 'reviewing';

/** What happens next and by when. */
function useNext(followed: FollowedComplaint): string {
  const { t } = useTranslation();
  const language = useLanguage();
  const { state, respondBy, overdue, paused, zone } = followed;
  if (isReviewed(followed)) return t('portal.follow.next-appeal');
  if (state === 'answered' || state === 'closed') return t(`portal.follow.next-${state}`);
  if (isAsked(followed)) return t('portal.follow.next-asked');
  if (paused) return t('portal.follow.next-paused');
  if (!respondBy) return t('portal.follow.next-unknown');
  const by = promiseTimeText(respondBy, zone, language);
  return overdue ? t('portal.follow.late', { by }) : t(`portal.follow.next-${state}`, { by });
}

/** That the promised time waits, why, since when, and when it runs on at the latest. */
function StandsStill({ followed: { paused, zone } }: { followed: FollowedComplaint }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!paused) return null;
  const [since, until] = [paused.since, paused.until].map((at) => promiseTimeText(at, zone, language));
  return (
    <p className="portal-notice" role="status">
      {t(`portal.follow.paused.${paused.reason}`, { since })} {t('portal.follow.paused-until', { until })}
    </p>
  );
}

function Said({ followed }: { followed: FollowedComplaint }) {
  const { t } = useTranslation();
  const { facts, demand, fileCount } = followed;
  const told: [string, string][] = [
    [t('portal.follow.facts'), facts],
    ...(fileCount > 0
      ? [[t('portal.follow.files'), t('portal.follow.file-count', { count: fileCount })] as [string, string]]
      : []),
    ...(demand ? [[t('portal.follow.demand'), demand] as [string, string]] : []),
  ];
  return (
    <section className="portal-card">
      <h2>{t('portal.follow.said')}</h2>
      <dl>
        {told.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Followed({ followed, token }: { followed: FollowedComplaint; token: string }) {
  const { t } = useTranslation();
  const reviewed = isReviewed(followed);
  return (
    <>
      <Heading>{t('portal.follow.title', { number: followed.number })}</Heading>
      <p className="portal-lead">
        <StateTag tone={reviewed ? 'progress' : tones[followed.state]}>
          {reviewed ? t('portal.follow.state.appealed') : t(`portal.follow.state.${followed.state}`)}
        </StateTag>
      </p>
      <section className="portal-card portal-next">
        <h2>{t('portal.follow.next')}</h2>
        <p>{useNext(followed)}</p>
        <StandsStill followed={followed} />
      </section>
      <OpenQuestions followed={followed} token={token} />
      <AnswerPart followed={followed} token={token} />
      <Course followed={followed} />
      <Said followed={followed} />
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
      {data ? <Followed followed={data} token={token} /> : null}
      {!data && unknown ? <LinkUnknown title={t('portal.follow.unknown')} /> : null}
      {!data && error && !unknown ? <LinkFailed onRetry={() => void refetch()} /> : null}
      {!data && !error ? <PageSkeleton /> : null}
    </Portal>
  );
}
