import { useNavigate } from '@tanstack/react-router';
import type { lodgeForCustomer } from '@tongli/contracts/complaints';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant } from '../../../ui/Times.tsx';

export type LodgingReceipt = ReplyOf<typeof lodgeForCustomer>;

/** What the agent tells the customer now, and the ways on. */
export function Receipt({ receipt, onAnother }: { receipt: LodgingReceipt; onAnother: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const site = useSite();
  const link = `${site.address}/portal/follow/${receipt.followToken}`;
  return (
    <Page
      title={t('complaints.lodging.done', { number: receipt.number })}
      actions={
        <>
          <Button onClick={onAnother}>{t('complaints.lodging.another')}</Button>
          <Button type="primary" onClick={() => void navigate({ to: `/complaints/${receipt.id}` })}>
            {t('complaints.lodging.open')}
          </Button>
        </>
      }
    >
      <div role="status">
        <Section title={t('complaints.lodging.tell')}>
          <Facts
            facts={[
              { label: t('complaints.number'), value: <strong className="figures">{receipt.number}</strong> },
              { label: t('complaints.lodging.respond-by'), value: <Instant at={receipt.respondBy} /> },
              { label: t('complaints.lodging.link'), value: <a href={link}>{link}</a> },
            ]}
          />
          <div className="stacked">
            <p className="quiet">{t('complaints.lodging.link-help')}</p>
            <span>
              <CopyButton text={link} label={t('complaints.guide.copy')} done={t('complaints.guide.copied')} />
            </span>
          </div>
        </Section>
      </div>
    </Page>
  );
}
