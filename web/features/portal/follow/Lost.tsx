import { useTranslation } from 'react-i18next';
import { PlainButton } from '../../../ui/PlainButton.tsx';
import { Heading } from '../Portal.tsx';

/** A link that leads nowhere: what may be the matter, and what to do. */
export function LinkUnknown({ title }: { title: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Heading>{title}</Heading>
      <p className="portal-lead">{t('portal.follow.unknown-words')}</p>
      <p>
        <a className="portal-link" href="/portal/back">
          {t('portal.back-by.title')}
        </a>
      </p>
      <a className="portal-link" href="/portal">
        {t('portal.follow.lodge')}
      </a>
    </>
  );
}

/** Nothing came, for reasons of the line or of ours. */
export function LinkFailed({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Heading>{t('portal.follow.failed')}</Heading>
      <p className="portal-lead">{t('portal.follow.failed-words')}</p>
      <PlainButton look="primary" onClick={onRetry}>
        {t('portal.retry')}
      </PlainButton>
    </>
  );
}
