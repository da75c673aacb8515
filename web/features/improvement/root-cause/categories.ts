import { causeCategories, type Why } from '@tongli/contracts/improvement';
import { useTranslation } from 'react-i18next';

const usual = new Set<string>(causeCategories);

/** Categories of one's own, each once. */
export const ownCategories = (whys: readonly Why[]): string[] => [
  ...new Set(whys.map(({ category }) => category).filter((one) => one !== '' && !usual.has(one))),
];

/** A usual category in the reader's language, any other as it was typed. */
export function useCategoryName(): (category: string) => string {
  const { t } = useTranslation();
  const known = (category: string): category is (typeof causeCategories)[number] => usual.has(category);
  return (category) => {
    if (category === '') return t('improvement.category.none');
    return known(category) ? t(`improvement.category.${category}`) : category;
  };
}
