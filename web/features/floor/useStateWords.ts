import { getContactSettings, isSystemReason } from '@tongli/contracts/contacts';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { useBilingual } from '../../ui/language.ts';
import type { AgentLine } from './agents.ts';

const freshMs = 300_000;

/** Reasons as this centre calls them, those of the system among them. */
export function useReasons() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { data } = useRead(getContactSettings, {}, { staleTime: freshMs });
  const reasons = data?.reasons ?? [];
  return {
    choices: reasons.filter(({ retired }) => !retired).map(({ code, name }) => ({ value: code, label: pick(name) })),
    wordsOf: (code: string | null): string => {
      if (code === null) return '';
      const known = reasons.find((reason) => reason.code === code);
      return known ? pick(known.name) : isSystemReason(code) ? t(`floor.reason.${code}`) : code;
    },
  };
}

/** What somebody does, in words: of whoever is not ready, why. */
export function useStateWords(): (line: AgentLine) => string {
  const { t } = useTranslation();
  const { wordsOf } = useReasons();
  return ({ agent, state }) => (state === 'notReady' && wordsOf(agent.reason)) || t(`floor.state.${state}`);
}
