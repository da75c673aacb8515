import { useTranslation } from 'react-i18next';
import { useTerms } from '../../../ui/terms.ts';

/** Product and area in words; one left out is all of them. */
export function useMatterName() {
  const { t } = useTranslation();
  const terms = useTerms();
  return ({ product, area }: { readonly product: string; readonly area: string }): string => {
    const what = product === '' ? t('complaints.incident.all-products') : terms.name('product', product);
    return `${what} · ${area === '' ? t('complaints.incident.all-areas') : terms.name('area', area)}`;
  };
}
