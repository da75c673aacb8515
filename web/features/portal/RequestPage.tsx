import { followRequestInPortal } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { usePathParam } from '../../ui/address.ts';
import { useBilingual, useLanguage } from '../../ui/language.ts';
import { promiseTimeText } from '../../ui/promise-time.ts';
import { PageSkeleton } from '../../ui/Skeletons.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { Heading, Portal } from './Portal.tsx';

/** How a request, a suggestion or praise is going, for whoever holds its link. */
export default function RequestPage() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const language = useLanguage();
  const token = usePathParam('token');
  const { data, error } = useRead(followRequestInPortal, { params: { token } });
  const title = data ? t('portal.tell.of', { number: data.number }) : t('portal.title');
  return (
    <Portal title={title}>
      {!data && !error ? <PageSkeleton /> : null}
      {!data && error ? <Heading>{t('portal.follow.unknown')}</Heading> : null}
      {data ? (
        <>
          <Heading>{title}</Heading>
          <p className="portal-lead">
            <StateTag tone={data.state === 'closed' ? 'done' : 'progress'}>
              {t(`portal.tell.state.${data.state}`)}
            </StateTag>{' '}
            {data.state === 'open' && data.step ? pick(data.step) : ''}
          </p>
          {data.answer ? (
            <section className="portal-card">
              <h2>{t('portal.follow.answer')}</h2>
              <p className="quoted">{data.answer}</p>
            </section>
          ) : null}
          <section className="portal-card">
            <h2>{t('portal.follow.said')}</h2>
            <p className="quoted">{data.text}</p>
            <p className="quiet">{promiseTimeText(data.lodgedAt, data.zone, language)}</p>
          </section>
        </>
      ) : null}
    </Portal>
  );
}
