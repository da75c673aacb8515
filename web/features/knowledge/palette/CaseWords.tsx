import { addressOf, fillPhrase, type PalettePhrase } from '@tongli/contracts/knowledge';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import type { Slots } from '../../../app/manifest.ts';
import { useLanguage } from '../../../ui/language.ts';
import { Sentences } from '../../../ui/record/Guide.tsx';
import { usePalette } from './PhrasePalette.tsx';
import { useCount } from './PhrasePlace.tsx';
import { fitting } from './ranking.ts';

type Place = Slots['case.words'];

const most = 4;

function Words({ number, projectId, customerName, situations, actions }: Place) {
  const { t } = useTranslation();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const me = useMe();
  const count = useCount();
  const { data } = usePalette(projectId);
  const known = { customer: addressOf(customerName, language), number, agent: me?.name ?? null, queue: null };
  const said = (phrase: PalettePhrase) => fillPhrase(phrase.text[language], known);
  const words = fitting(data?.phrases ?? [], situations, most).map((phrase) => {
    const text = said(phrase);
    return { key: phrase.id, text, actions: actions(text, () => count(phrase)) };
  });
  if (words.length === 0) return null;
  return (
    <details className="disclosure">
      <summary>{`${t('knowledge.palette.title')} · ${t('knowledge.palette.count', { count: words.length })}`}</summary>
      <Sentences label={t('knowledge.palette.title')} words={words} />
    </details>
  );
}

/** Approved phrases that fit the step of a case, with the customer's name and the number filled in. */
export default function CaseWords(place: Place) {
  return may(useMe(), 'knowledge.use') ? <Words {...place} /> : null;
}
