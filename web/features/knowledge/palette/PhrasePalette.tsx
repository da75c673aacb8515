import {
  addressOf,
  fillPhrase,
  getPalette,
  type Known,
  type PalettePhrase,
  situationOf,
} from '@tongli/contracts/knowledge';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useMe } from '../../../api/session.ts';
import type { Slots } from '../../../app/manifest.ts';
import { useBilingual } from '../../../ui/language.ts';
import { PickBox } from '../../../ui/pick/PickBox.tsx';
import { groupsOf } from './ranking.ts';

type Language = 'zh' | 'en';
export type Place = Slots['contact.composer'];

/** Read before it is asked for, and kept for half a minute: what was withdrawn is soon gone from here too. */
export const usePalette = (projectId: string) =>
  useRead(getPalette, { query: { projectId } }, { staleTime: 30_000, refetchOnWindowFocus: false });

function useKnown({ customerName, number, queueName }: Place, language: Language): Known {
  const me = useMe();
  return {
    customer: addressOf(customerName, language),
    number,
    agent: me?.name ?? null,
    queue: queueName?.[language] ?? null,
  };
}

interface PhrasePaletteProps {
  contact: Place;
  onPhrase: (phrase: PalettePhrase, words: string) => void;
  onClose: () => void;
}

/** Phrases by what is typed, filled as they will be said; in the customer's language at first. */
export default function PhrasePalette({ contact, onPhrase, onClose }: PhrasePaletteProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const [typed, setTyped] = useState('');
  const [language, setLanguage] = useState<Language>(contact.language);
  const { data, error } = usePalette(contact.projectId);
  const phrases = data?.phrases ?? [];
  const known = useKnown(contact, language);
  const groups = groupsOf(phrases, typed, language);
  const count = groups.reduce((sum, group) => sum + group.phrases.length, 0);
  const detailOf = ({ situation, title }: PalettePhrase) => {
    const name = pick(situationOf(situation)?.name ?? title);
    return name === title[language] ? '' : name;
  };
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <PickBox
      label={t('knowledge.palette.title')}
      placeholder={t('knowledge.palette.type')}
      typed={typed}
      onType={setTyped}
      onClose={onClose}
      onPick={(id) => {
        const phrase = phrases.find((one) => one.id === id);
        if (phrase) onPhrase(phrase, fillPhrase(phrase.text[language], known));
      }}
      groups={groups.map(({ name, phrases: shown }) => ({
        name,
        label: t(`knowledge.group.${name}`),
        picks: shown.map((one) => ({
          id: one.id,
          label: one.title[language],
          detail: detailOf(one),
          preview: fillPhrase(one.text[language], known),
        })),
      }))}
      beside={
        <Button size="small" onClick={() => setLanguage(other)} aria-label={t(`knowledge.palette.to-${other}`)}>
          {t(`knowledge.palette.to-${other}`)}
        </Button>
      }
      foot={
        error && !data ? (
          t('knowledge.palette.failed')
        ) : (
          <>
            <span>{count === 0 ? t('knowledge.palette.none') : t('knowledge.palette.count', { count })}</span>
            <span>{t('knowledge.palette.keys')}</span>
          </>
        )
      }
    />
  );
}
