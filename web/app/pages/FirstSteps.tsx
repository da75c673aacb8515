import { Link } from '@tanstack/react-router';
import type { ReplyOf } from '@tongli/contracts/kernel';
import type { FirstStep, getFirstSteps } from '@tongli/contracts/system';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/Page.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import './first-steps.css';

const places: Readonly<Record<FirstStep, string>> = {
  organisation: '/settings/organisation',
  accounts: '/settings/accounts',
  calendar: '/settings/calendars',
  process: '/settings/complaint-process',
};

interface FirstStepsProps {
  steps: ReplyOf<typeof getFirstSteps>['steps'];
  onLater: () => void;
}

/** The way from an empty installation to the first complaint; what is done has its mark, whoever did it. */
export default function FirstSteps({ steps, onLater }: FirstStepsProps) {
  const { t } = useTranslation();
  const next = steps.find(({ done }) => !done)?.step;
  const done = steps.filter((one) => one.done).length;
  return (
    <Page
      title={t('app.start.title')}
      beside={<StateTag tone="progress">{t('app.start.progress', { done, all: steps.length })}</StateTag>}
      lead={t('app.start.lead')}
      actions={<Button onClick={onLater}>{t('app.start.later')}</Button>}
    >
      <ol className="first-steps">
        {steps.map(({ step, done: isDone }) => (
          <li key={step} aria-current={step === next ? 'step' : undefined}>
            <div>
              <h2>{t(`app.start.step.${step}`)}</h2>
              <p className="quiet">{t(`app.start.words.${step}`)}</p>
            </div>
            {isDone ? <StateTag tone="done">{t('app.start.done')}</StateTag> : null}
            <Link to={places[step]} className="first-step-link">
              {t('app.start.open')}
              <span className="for-readers">{t(`app.start.step.${step}`)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </Page>
  );
}
