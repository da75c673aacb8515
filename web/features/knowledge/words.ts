import { type EditionState, type EntryState, situationOf, situations } from '@tongli/contracts/knowledge';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../ui/language.ts';
import type { Choice } from '../../ui/list/column.ts';
import type { Tone } from '../../ui/StateTag.tsx';

export const toneOfState: Readonly<Record<EditionState | EntryState, Tone>> = {
  draft: 'progress',
  submitted: 'waiting',
  approved: 'waiting',
  published: 'done',
  superseded: 'neutral',
  withdrawn: 'neutral',
  discarded: 'neutral',
};

/** Situations as they are called, and as one chooses among them. */
export function useSituations() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const nameOf = (code: string) => {
    const found = situationOf(code);
    return found ? pick(found.name) : code;
  };
  const groupOf = (code: string) => t(`knowledge.group.${situationOf(code)?.group ?? 'opening'}`);
  const choices: Choice[] = situations.map(({ code, name }) => ({ value: code, label: pick(name) }));
  return { nameOf, groupOf, choices };
}
