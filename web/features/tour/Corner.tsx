import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined';
import { useNavigate } from '@tanstack/react-router';
import type { SamplePast } from '@tongli/contracts/system';
import { Button, Progress } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../api/session.ts';
import { Day } from '../../ui/Times.tsx';
import { place, useSamplePast } from './standing.ts';
import { placeOf, steps } from './steps.ts';
import '../../ui/tour/tour.css';

/** How far the past has come, for as long as it is being lived. */
function Living({ past, brief }: { past: SamplePast; brief: boolean }) {
  const { t } = useTranslation();
  const { livedDays: lived, days } = past;
  const words = t('tour.living', { lived, days });
  return (
    <div className="tour-living">
      <p>{words}</p>
      <Progress percent={Math.round((lived / days) * 100)} size="small" aria-label={words} />
      {brief ? null : <p className="quiet">{t('tour.living-means')}</p>}
    </div>
  );
}

function Step({ past, at }: { past: SamplePast; at: number }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const step = steps[at];
  if (!step) return null;
  const allowed = may(me, step.need);
  const isLast = at === steps.length - 1;
  return (
    <>
      <h3>{t(`tour.step.${step.name}.title`)}</h3>
      <p>{t(`tour.step.${step.name}.look`)}</p>
      {step.name === 'chart' ? <TellDay label={t('tour.shift-on')} on={past.shiftOn} /> : null}
      {step.name === 'incident' ? <TellDay label={t('tour.burst-on')} on={past.burstOn} /> : null}
      {allowed ? (
        <Button type="primary" block onClick={() => void navigate({ to: step.path(past) })}>
          {t('tour.show')}
        </Button>
      ) : (
        <p className="quiet">{t('tour.not-allowed', { username: step.as })}</p>
      )}
      <div className="tour-steps">
        <Button disabled={at === 0} onClick={() => place.choose(String(at - 1))}>
          {t('tour.back')}
        </Button>
        <span className="figures">{t('tour.at', { at: at + 1, of: steps.length })}</span>
        <Button onClick={() => place.choose(isLast ? 'away' : String(at + 1))}>
          {t(isLast ? 'tour.end' : 'tour.next')}
        </Button>
      </div>
    </>
  );
}

const TellDay = ({ label, on }: { label: string; on: string }) => (
  <p>
    {label} <strong>{<Day on={on} />}</strong>
  </p>
);

function Welcome() {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('tour.welcome')}</p>
      <div className="tour-steps">
        <Button onClick={() => place.choose('away')}>{t('tour.not-now')}</Button>
        <Button type="primary" onClick={() => place.choose('0')}>
          {t('tour.begin')}
        </Button>
      </div>
    </>
  );
}

/** Stands in the corner of every page of a sample centre until it is put away; it leads, and presses nothing for anybody. */
export default function Corner() {
  const { t } = useTranslation();
  const heading = useId();
  const past = useSamplePast();
  const at = place.use();
  if (!past || (past.ended && at === 'away')) return null;
  return (
    <aside className="tour" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{t('tour.title')}</h2>
        {at === 'away' ? null : (
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('tour.put-away')}
            onClick={() => place.choose('away')}
          />
        )}
      </header>
      {past.ended ? null : <Living past={past} brief={at !== 'new' && at !== 'away'} />}
      {at === 'away' ? null : at === 'new' ? <Welcome /> : <Step past={past} at={placeOf(at)} />}
    </aside>
  );
}
