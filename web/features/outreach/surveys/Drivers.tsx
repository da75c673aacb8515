import type { SurveyDrivers, SurveyPart } from '@tongli/contracts/outreach';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../ui/language.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { IntervalBars } from '../../../ui/spc/IntervalBars.tsx';
import { useSaid } from '../words.ts';

type Found = SurveyDrivers['drivers'][number];

/** Above it an effect can hardly be told apart from those of the others. */
const entangled = 5;

function usePartName(): (of: SurveyPart) => string {
  const { t } = useTranslation();
  const said = useSaid();
  return ({ part, question }) => (question ? said(question) : t(`outreach.drivers.part.${part}`));
}

/** What one more of it goes with: a day, an hour, a time, a point, or yes instead of no. */
function Words({ driver }: { driver: Found }) {
  const { t } = useTranslation();
  const { percent } = useNumbers();
  const { format } = new Intl.NumberFormat(useLanguage(), { maximumSignificantDigits: 2 });
  const { part, effect, low, high, deviation, share, isClear, inflation } = driver;
  const points = (value: number) => `${value < 0 ? '−' : '+'}${format(Math.abs(value / deviation))}`;
  const values = { effect: points(effect), low: points(low), high: points(high), share: percent(share) };
  return (
    <>
      {t('outreach.drivers.words', { ...values, per: t(`outreach.drivers.per.${part}`) })}{' '}
      {isClear ? null : t('outreach.drivers.unclear-words')}{' '}
      {inflation > entangled ? t('outreach.drivers.entangled') : null}
    </>
  );
}

function Ranked({ found: { drivers, points, explained } }: { found: SurveyDrivers }) {
  const { t } = useTranslation();
  const { percent } = useNumbers();
  const nameOf = usePartName();
  const items = drivers.map((driver, place) => ({
    ...{ key: driver.part + nameOf(driver), isClear: driver.isClear },
    ...{ value: driver.effect, low: driver.low, high: driver.high },
    name: (
      <>
        {place + 1}. {nameOf(driver)}{' '}
        <StateTag tone={driver.isClear ? 'progress' : 'neutral'}>
          {driver.isClear ? t('outreach.drivers.clear') : t('outreach.drivers.unclear')}
        </StateTag>
      </>
    ),
    words: <Words driver={driver} />,
  }));
  return (
    <>
      <Alert type="warning" showIcon title={t('outreach.drivers.association')} />
      <IntervalBars label={t('outreach.drivers.title')} items={items} />
      <p className="section-note">{t('outreach.drivers.method', { points, explained: percent(explained) })}</p>
    </>
  );
}

/** Which parts of the service go with a low score: ranked, with intervals, and what could not be looked at. */
export function Drivers({ drivers: found }: { drivers: SurveyDrivers }) {
  const { t } = useTranslation();
  const nameOf = usePartName();
  const { scale, state, points, needed, left } = found;
  if (!scale || (state === 'nothing' && left.length === 0)) return null;
  return (
    <Section title={t('outreach.drivers.title')}>
      <p className="quiet">{t('outreach.drivers.lead', { scale: t(`outreach.results.${scale}`) })}</p>
      {state === 'told' ? (
        <Ranked found={found} />
      ) : (
        <Alert type="info" showIcon title={t(`outreach.drivers.state.${state}`, { points, needed })} />
      )}
      {left.length === 0 ? null : (
        <p className="section-note">
          {t('outreach.drivers.left', {
            parts: left.map((one) => `${nameOf(one)} (${t(`outreach.drivers.why.${one.why}`)})`).join(' · '),
          })}
        </p>
      )}
    </Section>
  );
}
