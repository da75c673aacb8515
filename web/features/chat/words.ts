import { useTranslation } from 'react-i18next';
import { ConnectionLost, ProblemError } from '../../api/problem.ts';
import { useLanguage } from '../../ui/language.ts';
import { instantText } from '../../ui/time.ts';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A point in time as the customer's own clock shows it. */
export function useInstantText(): (at: string) => string {
  const language = useLanguage();
  return (at) => instantText(Date.parse(at), zone, Date.now(), language);
}

/** How long it may take, as roughly as it is known; nothing where it is not. */
export function useWaitWords(): (seconds: number | null) => string | null {
  const { t } = useTranslation();
  return (seconds) => {
    if (seconds === null) return null;
    if (seconds === 0) return t('chat.wait.none');
    const wait = seconds < 60 ? t('chat.wait.soon') : t('chat.wait.minutes', { count: Math.ceil(seconds / 60) });
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
