import { useTranslation } from 'react-i18next';
import { useConnection } from '../../api/realtime.ts';
import { useSite } from '../../api/session.ts';
import { useAddress } from '../../ui/address.ts';
import { WallNumber } from '../../ui/floor/WallNumber.tsx';
import { useBilingual, useLanguage } from '../../ui/language.ts';
import { useNumbers } from '../../ui/numbers.ts';
import { usePageTitle } from '../../ui/Page.tsx';
import { useNow } from '../../ui/Times.tsx';
import { durationText, instantText } from '../../ui/time.ts';
import { countStates } from './agents.ts';
import { type Judged, judgeAbandoned, judgeLevel, judgeWait } from './judged.ts';
import { useOutages } from './Outages.tsx';
import { type QueueLine, together } from './queues.ts';
import { type LiveBoard, useBoard } from './useBoard.ts';

/** `?queues=a,b` by their codes; without, all that the reader sees. */
function meant(live: LiveBoard | null, codes: string | undefined): QueueLine[] {
  const wanted = codes ? codes.split(',') : null;
  return (live?.queues ?? []).filter(({ queue }) => wanted === null || wanted.includes(queue.code));
}

function Numbers({ live, lines }: { live: LiveBoard; lines: readonly QueueLine[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow(1000);
  const { number, percent } = useNumbers();
  const { waiting, oldest, answered, serviceLevel, abandonedShare, targets } = together(lines);
  const ids = new Set(lines.map(({ id }) => id));
  const counts = countStates(live.agents.filter(({ agent }) => agent.queueIds.some((id) => ids.has(id))));
  const seconds = oldest === null ? null : Math.max(0, (now - oldest) / 1_000);
  const judged = (tone: Judged | null) => tone && { tone, words: t(`floor.wall.${tone}`) };
  const share = (value: number | null) => (value === null ? '–' : percent(value, 0));
  return (
    <dl className="wall-numbers">
      <WallNumber large label={t('floor.column.waiting')} value={number(waiting)} />
      <WallNumber
        large
        label={t('floor.column.longest')}
        value={seconds === null ? '–' : durationText(seconds, language)}
        judged={judged(targets && judgeWait(seconds, targets))}
      />
      <WallNumber
        large
        label={t('floor.column.level')}
        value={share(serviceLevel)}
        judged={judged(targets && judgeLevel(serviceLevel, targets))}
      />
      <WallNumber label={t('floor.column.answered')} value={number(answered)} />
      <WallNumber
        label={t('floor.column.abandoned')}
        value={share(abandonedShare)}
        judged={judged(targets && judgeAbandoned(abandonedShare, targets))}
      />
      <WallNumber label={t('floor.state.free')} value={number(counts.free)} />
      <WallNumber label={t('floor.state.talking')} value={number(counts.talking + counts.hold)} />
    </dl>
  );
}

/** For a screen on the wall: seven numbers, and whatever is wrong for many. */
export default function WallPage() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const language = useLanguage();
  const { zone } = useSite();
  const now = useNow(1000);
  const [search] = useAddress();
  const live = useBoard();
  const lost = useConnection() === 'lost';
  const { data } = useOutages();
  const lines = meant(live, search.queues);
  const running = (data?.outages ?? []).filter(({ endedAt }) => endedAt === null);
  usePageTitle(t('floor.wall.title'));
  const [only, ...others] = lines;
  return (
    <main className="wall">
      <header>
        <h1>{only && others.length === 0 ? pick(only.queue.name) : t('floor.wall.title')}</h1>
        <span className="wall-clock">{instantText(now, zone, now, language)}</span>
      </header>
      {lost ? (
        <p role="status" className="wall-notice">
          {t('floor.wall.lost')}
        </p>
      ) : null}
      {running.map(({ id, announcement }) => (
        <p key={id} className="wall-notice">
          {pick(announcement)}
        </p>
      ))}
      {live ? <Numbers live={live} lines={lines} /> : null}
    </main>
  );
}
