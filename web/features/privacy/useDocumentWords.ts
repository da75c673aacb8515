import type { PersonDocument, PersonFact } from '@tongli/contracts/privacy';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../ui/language.ts';
import { useExportInstant } from '../../ui/Times.tsx';
import { useTerms } from '../../ui/terms.ts';
import type { DocumentWords } from './document.ts';

const terms = ['product', 'area', 'cause'] as const;
type TermKind = (typeof terms)[number];
const isTerm = (name: string): name is TermKind => terms.some((kind) => kind === name);

/** The document in the words of whoever takes it out. */
export function useDocumentWords(): (document: PersonDocument) => DocumentWords {
  const { t } = useTranslation();
  const language = useLanguage();
  const instant = useExportInstant();
  const names = useTerms();
  const value = (fact: PersonFact): string => {
    if (fact.kind === 'instant') return instant(fact.value);
    if (isTerm(fact.name)) return names.name(fact.name, fact.value);
    if (fact.name === 'state' || fact.name === 'channel' || fact.name === 'validity')
      return t(`complaints.${fact.name}.${fact.value}`, { defaultValue: fact.value });
    return fact.value;
  };
  return ({ watermark: { byName, madeAt, requestId } }) => ({
    language,
    title: t('privacy.document.title'),
    lead: t('privacy.document.lead'),
    mark: t('privacy.document.mark', { name: byName, at: instant(madeAt), request: requestId }),
    section: (name) => t(`privacy.section.${name}`),
    fact: (name) => t(`privacy.fact.${name}`),
    value,
    at: instant,
  });
}
