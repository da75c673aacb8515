import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { place, useSamplePast } from './standing.ts';

/** The way back to the tour, for whoever left it. */
export default function Again() {
  const { t } = useTranslation();
  const past = useSamplePast();
  if (!past) return null;
  return <Button onClick={() => place.choose('0')}>{t('tour.again')}</Button>;
}
