import { followComplaint } from '@tongli/contracts/complaints';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { useSite } from '../../api/session.ts';
import { copyText } from '../../ui/clipboard.ts';
import { useLanguage } from '../../ui/language.ts';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { promiseTimeText } from '../../ui/promise-time.ts';
import { dropReceipt, type Receipt } from './draft.ts';
import { Heading } from './Portal.tsx';

/** The promise in the house's own zone, which the complaint's page knows. */
function usePromise({ token, respondBy }: Receipt): string {
  const language = useLanguage();
  const site = useSite();
  const { data } = useRead(followComplaint, { params: { token } }, { staleTime: 60_000 });
  return promiseTimeText(respondBy, data?.zone ?? site.zone, language);
}

function CopyLink({ link }: { link: string }) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<'copied' | 'not-copied' | null>(null);
  const copy = async () => setOutcome((await copyText(link)) ? 'copied' : 'not-copied');
  return (
    <>
      <PlainButton onClick={() => void copy()}>{t('portal.done.copy')}</PlainButton>
      <span role="status" className="quiet">
        {outcome ? ` ${t(`portal.done.${outcome}`)}` : ''}
      </span>
    </>
  );
}

/** The number, by when there is an answer, and the way to follow it. */
export function Done({ receipt, onAnother }: { receipt: Receipt; onAnother: () => void }) {
  const { t } = useTranslation();
  const path = `/portal/follow/${receipt.token}`;
  const link = new URL(path, location.origin).href;
  const another = () => {
    dropReceipt();
    onAnother();
  };
  return (
    <>
      <Heading>{t('portal.done.title')}</Heading>
      <section className="portal-card" role="status">
        <p className="quiet">{t('portal.done.number')}</p>
        <p className="portal-number">{receipt.number}</p>
        <p className="quiet">{t('portal.done.by')}</p>
        <p>
          <strong>{usePromise(receipt)}</strong>
        </p>
      </section>
      <section className="portal-card">
        <h2>{t('portal.done.link')}</h2>
        <p className="quiet">{t('portal.done.link-help')}</p>
        <p className="portal-address">
          <a href={path}>{link}</a>
        </p>
        <CopyLink link={link} />
      </section>
      <div className="portal-buttons">
        <PlainButton onClick={another}>{t('portal.done.another')}</PlainButton>
        <a className="plain-button plain-primary portal-way" href={path}>
          {t('portal.done.open')}
        </a>
      </div>
    </>
  );
}
