import type { NewFactor } from '@tongli/contracts/access';
import { useTranslation } from 'react-i18next';
import { renderSVG } from 'uqr';

const inFours = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ');

/** What an authenticator app photographs, and the same to be typed. */
export function FactorPicture({ factor }: { factor: NewFactor }) {
  const { t } = useTranslation();
  const picture = `data:image/svg+xml,${encodeURIComponent(renderSVG(factor.uri, { border: 2 }))}`;
  return (
    <>
      <p>{t('access.factor.picture-lead')}</p>
      <img src={picture} alt={t('access.factor.picture')} width="200" height="200" className="factor-picture" />
      <p className="quiet">{t('access.factor.secret-lead')}</p>
      <p>
        <code className="factor-secret">{inFours(factor.secret)}</code>
      </p>
    </>
  );
}
