import type { PublicQueue, WaitRange } from '@tongli/contracts/contacts';
import { useTranslation } from 'react-i18next';
import { ConnectionLost, ProblemError } from '../../api/problem.ts';
import { useLanguage } from '../../ui/language.ts';
import { instantText } from '../../ui/time.ts';
import { openingText } from './opening.ts';
import { minutesOf } from './wait.ts';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A point in time as the customer's own clock shows it. */
export function useInstantText(): (at: string) => string {
  const language = useLanguage();
  return (at) => instantText(Date.parse(at), zone, Date.now(), language);
}

/** When a queue opens, by its own clock; nothing where it is not known. */
export function useOpeningWords(): (queue: Pick<PublicQueue, 'opensAt' | 'zone'>) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return ({ opensAt, zone: its }) => {
    if (opensAt === null || its === null) return '';
    const { at, elsewhere } = openingText(opensAt, its, { zone, now: Date.now(), language });
    return elsewhere ? t('chat.opens-elsewhere', { at, ...elsewhere }) : t('chat.opens', { at });
  };
}

/** How long it may take, as roughly as it is known; nothing where it is not. */
export function useWaitWords(): (range: WaitRange | null) => string | null {
  const { t } = useTranslation();
  return (range) => {
    if (range === null) return null;
    const [from, to] = minutesOf(range);
    if (to === 0) return t('chat.wait.none');
    if (to === 1) return t('chat.expected', { wait: t('chat.wait.soon') });
    const wait = from === 0 ? t('chat.wait.up-to', { count: to }) : t('chat.wait.between', { from, to });
    return t('chat.expected', { wait });
  };
}

/** Why something did not happen, for somebody who does not work here. */
export function useTroubleWords(): (error: unknown) => string {
  const { t, i18n } = useTranslation();
  return (error) => {
    if (error instanceof ConnectionLost) return t('chat.trouble.lost');
    if (!(error instanceof ProblemError)) return t('chat.trouble.unknown');
    const { code, errors } = error.problem;
    if (errors.some(({ field }) => field === 'body.phone')) return t('chat.trouble.phone');
    return i18n.exists(`chat.trouble.${code}`) ? t(`chat.trouble.${code}`) : t('chat.trouble.unknown');
  };
}
