import type { Launch } from '@tongli/contracts/improvement';
import { useTranslation } from 'react-i18next';
import { useTerms } from '../../../ui/terms.ts';

type Forecasted = Pick<Launch, 'forecast' | 'actual'>;

/** What was forecast, and what came where it is known. */
export function useForecastWords(): (launch: Forecasted) => string {
  const { t } = useTranslation();
  return ({ actual, forecast }) => {
    if (!forecast) return '—';
    const { expected, high, low } = forecast;
    const said = t('improvement.launch.forecast-is', { expected, low, high });
    if (actual === null) return said;
    const outcome = actual > high ? 'above' : actual < low ? 'below' : 'within';
    return `${said} ${t(`improvement.launch.actual-${outcome}`, { actual })}`;
  };
}

export function useProductName(): (product: string) => string {
  const { t } = useTranslation();
  const terms = useTerms();
  return (product) => (product === '' ? t('improvement.launch.all-products') : terms.name('product', product));
}
