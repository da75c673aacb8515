import { type RootCause, reopenRootCause } from '@tongli/contracts/improvement';
import { useTranslation } from 'react-i18next';
import { ReasonDrawer } from '../../../ui/form/ReasonDrawer.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { useTerms } from '../../../ui/terms.ts';

/** What was concluded before, and why it was given up. */
export function EarlierConclusions({ rootCause: { earlier } }: { rootCause: RootCause }) {
  const { t } = useTranslation();
  const terms = useTerms();
  if (earlier.length === 0) return null;
  return (
    <Section title={t('improvement.root-cause.earlier')}>
      {earlier.map(({ cause, concludedAt, reason, reopenedAt, text }) => (
        <div key={reopenedAt} className="gate-evidence">
          <p>
            <strong>{t('improvement.root-cause.earlier-one', { cause: terms.name('cause', cause) })}</strong>{' '}
            <span className="quiet">
              <Instant at={concludedAt} />
            </span>
          </p>
          <p className="timeline-body">{text}</p>
          <p className="timeline-body quiet">
            {t('improvement.root-cause.reopened-because', { reason })} <Instant at={reopenedAt} />
          </p>
        </div>
      ))}
    </Section>
  );
}

/** Begins the analysis again after an action without effect. */
export function ReopenDrawer({ rootCause: { id, version }, onClose }: { rootCause: RootCause; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <ReasonDrawer
      endpoint={reopenRootCause}
      name={`improvement.reopen.${id}`}
      title={t('improvement.root-cause.reopen')}
      consequence={t('improvement.root-cause.reopen-means')}
      help={t('improvement.root-cause.reopen-help')}
      submit={t('improvement.root-cause.reopen')}
      most={2000}
      input={(reason) => ({ params: { id }, body: { reason, version } })}
      onClose={onClose}
    />
  );
}
