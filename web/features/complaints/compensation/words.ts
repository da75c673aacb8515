import type {
  Compensation,
  CompensationMatch,
  CompensationRule,
  CompensationState,
} from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '../../../ui/numbers.ts';
import type { Tone } from '../../../ui/StateTag.tsx';
import { useTerms } from '../../../ui/terms.ts';

export const currency = 'CNY';

export const toneOf: Readonly<Record<CompensationState, Tone>> = {
  waiting: 'waiting',
  approved: 'progress',
  paid: 'done',
  rejected: 'breached',
  withdrawn: 'neutral',
  reversed: 'neutral',
};

/** What is done rather than paid is to be done, and done. */
export const stateKey = ({ state, remedy }: Pick<Compensation, 'state' | 'remedy'>): string =>
  remedy && (state === 'approved' || state === 'paid')
    ? `complaints.compensation.remedy.state.${state}`
    : `complaints.compensation.state.${state}`;

/** A rule said in words: when it fits, how much it gives, and up to what. */
export function useRuleWords() {
  const { t } = useTranslation();
  const { money, number } = useNumbers();
  const terms = useTerms();
  const and = t('complaints.list-separator');
  const among = (label: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`${label}: ${names.join(and)}`];
  const delay = ({ delayFrom, delayTo }: CompensationRule['when']) => {
    if (delayFrom === null && delayTo === null) return [];
    if (delayTo === null) return [t('complaints.compensation.delay-from', { from: delayFrom })];
    return [t('complaints.compensation.delay-between', { from: delayFrom ?? 0, to: delayTo })];
  };
  const when = ({ when: one }: CompensationRule) => {
    const parts = [
      ...among(
        t('complaints.product'),
        one.products.map((code) => terms.name('product', code)),
      ),
      ...among(
        t('complaints.area'),
        one.areas.map((code) => terms.name('area', code)),
      ),
      ...among(
        t('complaints.cause'),
        one.causes.map((code) => terms.name('cause', code)),
      ),
      ...among(
        t('complaints.severity-label'),
        one.severities.map((value) => t(`complaints.severity.${value}`)),
      ),
      ...among(
        t('complaints.validity-label'),
        one.validities.map((value) => t(`complaints.validity.${value}`)),
      ),
      ...delay(one),
    ];
    return parts.length === 0 ? t('complaints.compensation.any-case') : parts.join(' · ');
  };
  const amount = ({ by, amountMinor, percent }: CompensationRule) => {
    if (by === 'share') return t('complaints.compensation.by-share', { percent: number(percent) });
    return t(`complaints.compensation.by-${by}`, { amount: money(amountMinor, currency) });
  };
  const gives = (rule: CompensationRule) =>
    rule.capMinor === null
      ? amount(rule)
      : `${amount(rule)}${and}${t('complaints.compensation.capped-at', { amount: money(rule.capMinor, currency) })}`;
  return { when, gives };
}

/** The amount as it comes about: 3 days × ¥20.00 = ¥60.00. */
export function useSumWords() {
  const { t } = useTranslation();
  const { money, number } = useNumbers();
  return ({ rule, rawMinor, amountMinor, capped }: CompensationMatch, said: Compensation['facts']) => {
    const raw = money(rawMinor, currency);
    const parts = {
      fixed: raw,
      'per-day': t('complaints.compensation.sum-days', {
        days: said.delayDays ?? 0,
        amount: money(rule.amountMinor, currency),
        raw,
      }),
      share: t('complaints.compensation.sum-share', {
        percent: number(rule.percent),
        loss: money(said.lossMinor ?? 0, currency),
        raw,
      }),
    };
    const line = parts[rule.by];
    return capped ? `${line} → ${t('complaints.compensation.cut-to', { amount: money(amountMinor, currency) })}` : line;
  };
}
