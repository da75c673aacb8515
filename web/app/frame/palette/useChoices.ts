import { useNavigate } from '@tanstack/react-router';
import type { Me } from '@tongli/contracts/access';
import type { Hit } from '@tongli/contracts/search';
import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages, useBilingual, useLanguage } from '../../../ui/language.ts';
import { navigationFor } from '../../guard.ts';
import { chooseScheme, useScheme } from '../../scheme.ts';
import { loadOtherLanguages, switchLanguage } from '../../translation.ts';
import { readRecent } from '../recent.ts';
import { type Findable, matching } from './matching.ts';
import { addressOfHit } from './records.ts';

/** One line of the palette. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly detail: string | null;
  readonly choose: () => void;
}

export interface ChoiceGroup {
  readonly name: 'records' | 'pages' | 'recent' | 'acts';
  readonly choices: readonly Choice[];
}

const mostPages = 12;

/** What a key says in every language whose words have come. */
const inEveryLanguage = (key: string) => languages.map((lng) => i18next.t(key, { lng, defaultValue: '' }));

/** The words of the other languages come once the palette is open. */
function useOtherWords(): void {
  const [, tell] = useState(false);
  useEffect(() => {
    void loadOtherLanguages().then(
      () => tell(true),
      () => undefined,
    );
  }, []);
}

function usePages(me: Me): (Choice & Findable)[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const own = [
    ...navigationFor(me).map(({ path, label, group }) => ({ path, label, group: t(`app.group.${group}`) })),
    { path: '/security', label: 'app.me.security', group: '' },
  ];
  return own.map(({ path, label, group }) => ({
    id: `page ${path}`,
    label: t(label),
    detail: group,
    names: [...inEveryLanguage(label), path.slice(1)].filter(Boolean),
    choose: () => void navigate({ to: path }),
  }));
}

function useActs(): (Choice & Findable)[] {
  const { t } = useTranslation();
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en';
  const scheme = useScheme() === 'dark' ? 'light' : 'dark';
  const act = (id: string, key: string, label: string, choose: () => void) => ({
    id: `act ${id}`,
    label,
    detail: null,
    names: inEveryLanguage(key).filter(Boolean),
    choose,
  });
  return [
    act('language', 'app.language.other', t('app.language.other'), () => void switchLanguage(other)),
    act('scheme', `app.scheme.${scheme}`, t(`app.scheme.${scheme}`), () => chooseScheme(scheme)),
  ];
}

function useRecordChoices(hits: readonly Hit[]): Choice[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const navigate = useNavigate();
  return hits.map((hit) => ({
    id: `${hit.kind} ${hit.id}`,
    label: hit.label,
    detail: [t(`app.search.kind.${hit.kind}`), hit.post ? pick(hit.post) : hit.detail].filter(Boolean).join(' · '),
    choose: () => void navigate({ href: addressOfHit(hit) }),
  }));
}

/** Everything that answers what was typed, in the order in which it is offered; before anything is, where one was last. */
export function useChoices(me: Me, typed: string, hits: readonly Hit[]): readonly ChoiceGroup[] {
  const navigate = useNavigate();
  useOtherWords();
  const records = useRecordChoices(hits);
  const pages = matching(usePages(me), typed).slice(0, mostPages);
  const acts = matching(useActs(), typed);
  const recent = matching(
    readRecent(me.accountId).map(({ href, title }) => ({
      id: `recent ${href}`,
      label: title,
      detail: null,
      names: [title],
      choose: () => void navigate({ href }),
    })),
    typed,
  );
  const groups: ChoiceGroup[] = [
    { name: 'records', choices: records },
    ...(typed ? [] : [{ name: 'recent' as const, choices: recent }]),
    { name: 'pages', choices: pages },
    ...(typed ? [{ name: 'recent' as const, choices: recent }] : []),
    { name: 'acts', choices: acts },
  ];
  return groups.filter(({ choices }) => choices.length > 0);
}
