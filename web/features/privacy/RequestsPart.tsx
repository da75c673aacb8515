import { listSubjectRequests, type SubjectRequest } from '@tongli/contracts/privacy';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { encodeList } from '../../api/list.ts';
import { may, useMe } from '../../api/session.ts';
import { Read } from '../../ui/Read.tsx';
import { ActButton } from '../../ui/record/ActButton.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { OverdueDate } from './OverdueDate.tsx';
import { AssignRequest, CloseRequest, RegisterRequest } from './RequestForms.tsx';

function OneRequest({ request }: { request: SubjectRequest }) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<'close' | 'assign' | null>(null);
  const { outcome, actions } = request;
  const stop = () => setDoing(null);
  return (
    <>
      <Facts
        facts={[
          { label: t('privacy.requests.number'), value: request.number },
          { label: t('privacy.requests.kind'), value: t(`privacy.requests.kinds.${request.kind}`) },
          { label: t('privacy.requests.due'), value: <OverdueDate of={request} /> },
          { label: t('privacy.requests.owner'), value: request.ownerName },
          {
            label: t('privacy.state-label'),
            value: outcome === null ? t('privacy.requests.states.open') : t(`privacy.requests.outcomes.${outcome}`),
          },
          ...(request.note ? [{ label: t('privacy.requests.note'), value: request.note }] : []),
        ]}
      />
      {request.state === 'open' ? (
        <Space wrap className="form-notice">
          <ActButton allowance={actions.close} onAct={() => setDoing('close')}>
            {t('privacy.requests.close')}
          </ActButton>
          <ActButton allowance={actions.assign} onAct={() => setDoing('assign')}>
            {t('privacy.requests.assign')}
          </ActButton>
        </Space>
      ) : null}
      {doing === 'close' ? <CloseRequest request={request} onClose={stop} /> : null}
      {doing === 'assign' ? <AssignRequest request={request} onClose={stop} /> : null}
    </>
  );
}

/** What this customer asked about their own data; an export and an erasure are made below. */
export function RequestsPart({ id, erased }: { id: string; erased: boolean }) {
  const { t } = useTranslation();
  const [registering, setRegistering] = useState(false);
  const mayRegister = may(useMe(), 'privacy.answer-requests') && !erased;
  const requests = useRead(listSubjectRequests, { query: encodeList({ filters: { personId: { eq: id } } }) });
  return (
    <Section
      title={t('privacy.requests.title')}
      actions={
        mayRegister ? <Button onClick={() => setRegistering(true)}>{t('privacy.requests.register')}</Button> : null
      }
    >
      <Read of={requests}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('privacy.requests.none')}</p>
          ) : (
            items.map((request) => <OneRequest key={request.id} request={request} />)
          )
        }
      </Read>
      {registering ? <RegisterRequest personId={id} onClose={() => setRegistering(false)} /> : null}
    </Section>
  );
}
