import { type Askable, type KnownFact, knownFacts } from '@tongli/contracts/customers';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../ui/language.ts';

const isFact = (code: string): code is KnownFact => (knownFacts as readonly string[]).includes(code);

/** What is asked: a fact on record by its name, a question of the house's own as it is written. */
export function useQuestionWords() {
  const { t } = useTranslation();
  const pick = useBilingual();
  return (code: string, questions: readonly Askable[]): string => {
    if (isFact(code)) return t(`ui.identity.fact.${code}`);
    const own = questions.find((one) => one.code === code)?.text;
    return own ? pick(own) : code;
  };
}
