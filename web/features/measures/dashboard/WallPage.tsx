import type { ReplyOf } from '@tongli/contracts/kernel';
import { followWall, judgeByTarget, mostOnWall, type WallNumber as Shown } from '@tongli/contracts/measures';
import { type CSSProperties, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { hasCode } from '../../../api/problem.ts';
import { usePathParam } from '../../../ui/address.ts';
import { WallNumber } from '../../../ui/floor/WallNumber.tsx';
import { useBilingual, useLanguage } from '../../../ui/language.ts';
import { usePageTitle } from '../../../ui/Page.tsx';
import { useNow } from '../../../ui/Times.tsx';
import { instantText } from '../../../ui/time.ts';
import { useFigure } from '../live/words.ts';
import { judgedTones, useLiveWords, usePeriodWords } from './words.ts';
import './dashboard.css';

type Wall = ReplyOf<typeof followWall>;

/** The answer waits so long for news; a screen that hears nothing for longer has lost the server. */
const waitSeconds = 20;
const [soonMs, latestMs] = [1_000, 15_000];
/** No screen needs more answers than people can read. */
const restMs = 500;
const turnMs = 15_000;

interface Followed {
  readonly wall: Wall | null;
  /** Of the server's clock beyond this screen's. */
  readonly aheadMs: number;
  readonly lostAt: number | null;
  readonly ended: boolean;
}

const rest = (milliseconds: number) => new Promise((done) => window.setTimeout(done, milliseconds));

/** Follows a wall for as long as it is on screen: whatever happens to the line, it comes back by itself. */
function useWall(token: string): Followed {
  const [state, setState] = useState<Followed>({ wall: null, aheadMs: 0, lostAt: null, ended: false });
  useEffect(() => {
    const stop = new AbortController();
    const follow = async () => {
      let seen: string | undefined;
      let againMs = soonMs;
      while (!stop.signal.aborted) {
        try {
          const query = seen === undefined ? {} : { seen, wait: waitSeconds };
          const signal = AbortSignal.any([stop.signal, AbortSignal.timeout((waitSeconds + 10) * 1_000)]);
          const wall = await call(followWall, { params: { token }, query, signal });
          setState({ wall, aheadMs: Date.parse(wall.asOf) - Date.now(), lostAt: null, ended: false });
          [seen, againMs] = [wall.seen, soonMs];
          await rest(restMs);
        } catch (error) {
          if (stop.signal.aborted) return;
          const ended = hasCode(error, 'wall-ended');
          setState((now) => ({ ...now, ended, lostAt: ended ? null : (now.lostAt ?? Date.now()) }));
          seen = undefined;
          // An ended one is asked after now and then: it may be a restart of the server behind a proxy.
          await rest(ended ? latestMs : againMs);
          againMs = Math.min(againMs * 2, latestMs);
        }
      }
    };
    void follow();
    return () => stop.abort();
  }, [token]);
  return state;
}

/** How many columns of twelve each takes, row by row, so that a page is full. */
const spans: Readonly<Record<number, readonly number[]>> = {
  1: [12],
  2: [6, 6],
  3: [4, 4, 4],
  4: [6, 6, 6, 6],
  5: [6, 6, 4, 4, 4],
  6: [4, 4, 4, 4, 4, 4],
  7: [4, 4, 4, 6, 6, 6, 6],
};

const rowsOf = (count: number) => Math.ceil((spans[count] ?? [12]).reduce((sum, span) => sum + span, 0) / 12);
/** How high a number can be where there are so many rows. */
const heights = ['32vmin', '24vmin', '16vmin'];

function OneNumber({ shown, now, span }: { shown: Shown; now: number; span: number }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const period = usePeriodWords();
  const live = useLiveWords();
  const figure = useFigure();
  const { what, title, name, unit, value, since, target, direction } = shown;
  const seconds = since === null ? 0 : Math.max(0, (now - Date.parse(since)) / 1_000);
  const number = what === 'longest-wait' ? seconds : value;
  const text = what ? live(what, number) : unit ? figure(number, unit) : '—';
  const judged = judgeByTarget(number, target, direction);
  const called = title || (what ? t(`measures.dashboard.live.${what}`) : name ? pick(name) : '');
  const label = shown.period === null ? called : `${called} · ${period(shown.period)}`;
  const course =
    shown.points.length > 1
      ? {
          ...{ values: shown.points.map((point) => point.value), target, chart: shown.isChart },
          label: t('measures.wall.course-of', { name: called, count: shown.points.length }),
        }
      : undefined;
  return (
    <WallNumber
      label={label}
      course={course}
      value={text}
      span={span}
      judged={judged && { tone: judgedTones[judged], words: t(`measures.dashboard.judged.${judged}`) }}
    />
  );
}

/** At most seven at a time; more take turns. */
function Numbers({ wall, now }: { wall: Wall; now: number }) {
  const { t } = useTranslation();
  const pages = Math.max(1, Math.ceil(wall.numbers.length / mostOnWall));
  const page = Math.floor(now / turnMs) % pages;
  const shown = wall.numbers.slice(page * mostOnWall, (page + 1) * mostOnWall);
  if (shown.length === 0) return <p className="wall-end">{t('measures.wall.no-numbers')}</p>;
  return (
    <>
      <dl className="wall-numbers wall-board" style={{ '--most': heights[rowsOf(shown.length) - 1] } as CSSProperties}>
        {shown.map((one, at) => (
          <OneNumber key={one.id} shown={one} now={now} span={spans[shown.length]?.[at] ?? 4} />
        ))}
      </dl>
      {pages > 1 ? (
        <p className="wall-state">
          <span>{t('measures.wall.page', { page: page + 1, pages })}</span>
        </p>
      ) : null}
    </>
  );
}

/** A board on a wall: nobody is signed in, nothing can be pressed. */
export default function WallPage() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const language = useLanguage();
  const token = usePathParam('token');
  const here = useNow(1_000);
  const { wall, aheadMs, lostAt, ended } = useWall(token);
  const now = here + aheadMs;
  usePageTitle(wall?.name ?? t('measures.wall.title'));
  const at = (instant: number) => instantText(instant, wall?.zone ?? 'UTC', now, language);
  const title = wall
    ? [wall.name, wall.place ? pick(wall.place) : ''].filter(Boolean).join(' · ')
    : t('measures.wall.title');
  return (
    <main className={`wall${lostAt === null ? '' : ' lost'}`}>
      <header>
        <h1>{title}</h1>
        {wall ? <span className="wall-clock">{at(now)}</span> : null}
      </header>
      {lostAt === null ? null : (
        <p role="status" className="wall-notice">
          {t('measures.wall.lost', { at: at(lostAt + aheadMs) })}
        </p>
      )}
      {ended ? <p className="wall-end">{t('measures.wall.ended')}</p> : null}
      {wall && !ended ? <Numbers wall={wall} now={now} /> : null}
      {wall && !ended && lostAt === null ? (
        <p className="wall-state">
          <span>{t('measures.wall.connected', { at: at(Date.parse(wall.asOf)) })}</span>
          <span>{t('measures.wall.until', { at: at(Date.parse(wall.expiresAt)) })}</span>
        </p>
      ) : null}
    </main>
  );
}
