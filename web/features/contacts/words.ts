import type { ContactChannel, ContactRow, ContactState } from '@tongli/contracts/contacts';
import type { Bilingual } from '@tongli/contracts/kernel';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../ui/language.ts';
import type { Tone } from '../../ui/StateTag.tsx';

interface Known {
  readonly customer: { readonly name: string } | null;
  readonly callerName: string | null;
}

/** How contacts are spoken of. */
export function useContactWords() {
  const { t, i18n } = useTranslation();
  const pick = useBilingual();
  /** Codes that this client has no words for stand for themselves. */
  const ofCode = (area: 'cause' | 'rule' | 'excluded' | 'says', code: string, params: Record<string, string> = {}) =>
    i18n.exists(`contacts.${area}.${code}`) ? t(`contacts.${area}.${code}`, params) : code;
  return {
    ofCode,
    who: ({ customer, callerName }: Known) => customer?.name || callerName || t('contacts.unknown'),
    queue: ({ queueName }: { readonly queueName: Bilingual | null }) => (queueName ? pick(queueName) : '—'),
    channel: (channel: ContactChannel) => t(`contacts.channel.${channel}`),
    state: ({ state, held }: Pick<ContactRow, 'state' | 'held'>) =>
      t(`contacts.state.${state === 'connected' && held ? 'held' : state}`),
    outcome: ({ outcome, refusal }: Pick<ContactRow, 'outcome' | 'refusal'>) =>
      outcome === null ? '' : refusal ? t(`contacts.refused.${refusal}`) : t(`contacts.outcome.${outcome}`),
  };
}

const tones: Readonly<Record<ContactState, Tone>> = {
  queued: 'waiting',
  offered: 'limit',
  connected: 'progress',
  wrapUp: 'limit',
  closed: 'neutral',
};

export function toneOfContact({ state, held, outcome }: Pick<ContactRow, 'state' | 'held' | 'outcome'>): Tone {
  if (state === 'connected' && held) return 'waiting';
  if (state !== 'closed') return tones[state];
  if (outcome === 'answered') return 'done';
  return outcome === 'abandoned' || outcome === 'refused' ? 'breached' : 'neutral';
}
