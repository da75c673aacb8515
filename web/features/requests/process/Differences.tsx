import type { ProcessDefinition, ProcessStep } from '@tongli/contracts/requests';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../../ui/language.ts';
import { type Difference, differencesOf } from './difference.ts';
import { useLimitWords, useOwnerWords } from './words.ts';

/** A part of a step in words, as short as it can be said. */
function usePartWords(): (step: ProcessStep, part: string) => string {
  const { t } = useTranslation();
  const pick = useBilingual();
  const [limitWords, ownerWords] = [useLimitWords(), useOwnerWords()];
  return (step, part) => {
    if (part === 'name') return pick(step.name);
    if (part === 'owner') return ownerWords(step.owner);
    if (part === 'limit') return limitWords(step.limit);
    if (part === 'standards')
      return step.standards.map(({ value, unit, measure }) => `${value ?? '?'} ${unit} ${pick(measure)}`).join(' · ');
    if (part === 'inputs' || part === 'outputs') return step[part].map(pick).join(' · ');
    if (part === 'fields') return step.fields.map(({ name }) => pick(name)).join(' · ');
    const keys = part === 'back' ? step.back : step.next.map(({ to, when }) => (when.length > 0 ? `${to} (?)` : to));
    return keys.join(' · ') || t('requests.process.none');
  };
}

/** What a version changes against another, a line each. */
export function Differences({ before, after }: { before: ProcessDefinition; after: ProcessDefinition }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const partWords = usePartWords();
  const lineOf = (one: Difference): string => {
    if (one.code === 'whole') return t('requests.process.diff.whole', { part: t(`requests.process.part.${one.part}`) });
    const step = pick(one.step.name) || one.step.key;
    if (one.code === 'step-added') return t('requests.process.diff.step-added', { step });
    if (one.code === 'step-removed') return t('requests.process.diff.step-removed', { step });
    const part = t(`requests.process.part.${one.part}`);
    const [from, to] = [partWords(one.before, one.part), partWords(one.step, one.part)];
    return from === to
      ? t('requests.process.diff.step-inside', { step, part })
      : t('requests.process.diff.step-changed', { step, part, from, to });
  };
  const lines = differencesOf(before, after).map(lineOf);
  if (lines.length === 0) return <p className="quiet">{t('requests.nothing-changed')}</p>;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
