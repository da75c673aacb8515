import type { ProcessMap } from '@tongli/contracts/requests';
import { useTranslation } from 'react-i18next';
import { useBilingual, useLanguage } from '../../../ui/language.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { spanText } from '../../../ui/time.ts';

const minuteMs = 60_000;

/** Steps by their names, stages by theirs; a step that stands in no version read shows its key. */
export function useNames({ nodes }: Pick<ProcessMap, 'nodes'>): (key: string) => string {
  const { t } = useTranslation();
  const pick = useBilingual();
  const stages: Readonly<Record<string, string>> = {
    '@start': t('requests.map.stage.start'),
    '@acknowledged': t('requests.map.stage.acknowledged'),
    '@assessed': t('requests.map.stage.assessed'),
    '@answered': t('requests.map.stage.answered'),
    '@end': t('requests.map.stage.end'),
  };
  const names = new Map(nodes.flatMap(({ key, name }) => (name ? [[key, pick(name)] as const] : [])));
  return (key) => stages[key] ?? names.get(key) ?? key;
}

/** A day of work is no day on the wall, so working time stays in minutes and hours. */
export function useTimeWords() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { number } = useNumbers();
  return {
    work: (minutes: number) =>
      minutes < 60
        ? t('requests.map.work-minutes', { amount: number(Math.round(minutes)) })
        : t('requests.map.work-hours', { amount: number(Math.round(minutes / 6) / 10) }),
    wall: (minutes: number) => spanText(minutes * minuteMs, language),
  };
}
