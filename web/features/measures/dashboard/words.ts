import type { Judged, LiveNow, LiveWhat, Tile, TileAnswer, TilePeriod } from '@tongli/contracts/measures';
import { getOrganisation } from '@tongli/contracts/org';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useBilingual, useLanguage } from '../../../ui/language.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import type { Tone } from '../../../ui/StateTag.tsx';
import { useIndicators } from '../../../ui/spc/words.ts';
import { durationText } from '../../../ui/time.ts';

export const judgedTones: Readonly<Record<Judged, Tone>> = { met: 'done', near: 'limit', missed: 'breached' };

export function usePeriodWords(): (period: TilePeriod) => string {
  const { t } = useTranslation();
  return (period) =>
    typeof period === 'string' ? t(`measures.dashboard.period.${period}`) : `${period.from} – ${period.to}`;
}

/** What a tile is called: as somebody wrote, else by what it shows. */
export function useTileName(): (tile: Tile, answer?: TileAnswer) => string {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { data } = useIndicators();
  return (tile, answer) => {
    if (tile.title !== '') return tile.title;
    if (tile.kind === 'live') return t(`measures.dashboard.live.${tile.what}`);
    if (!('indicator' in tile)) return t(`measures.dashboard.kind.${tile.kind}`);
    const known = answer && 'indicator' in answer ? answer.indicator : undefined;
    const listed = known ?? data?.indicators.find(({ code }) => code === tile.indicator);
    return listed ? pick(listed.name) : t(`measures.dashboard.kind.${tile.kind}`);
  };
}

/** The number of the moment, and in what it is counted. */
export function liveValue(what: LiveWhat, now: LiveNow, at: number): number | null {
  const seconds = now.longestSince === null ? 0 : Math.max(0, (at - Date.parse(now.longestSince)) / 1_000);
  const values: Readonly<Record<LiveWhat, number | null>> = {
    ...{
      waiting: now.waiting,
      'longest-wait': seconds,
      'agents-ready': now.agentsReady,
      'agents-free': now.agentsFree,
    },
    ...{ offered: now.offered, answered: now.answered, abandoned: now.abandoned, 'service-level': now.serviceLevel },
  };
  return values[what];
}

export function useLiveWords(): (what: LiveWhat, value: number | null) => string {
  const { number, percent } = useNumbers();
  const language = useLanguage();
  return (what, value) => {
    if (value === null) return '—';
    if (what === 'longest-wait') return durationText(value, language);
    return what === 'service-level' ? percent(value, 0) : number(value);
  };
}

/** Units to choose from, in the order of their codes. */
export function useUnitOptions(): { value: string; label: string }[] {
  const pick = useBilingual();
  const { data } = useRead(getOrganisation, {}, { staleTime: 5 * 60_000 });
  return (data?.units ?? []).map(({ id, name }) => ({ value: id, label: pick(name) }));
}
