import {
  askErasure,
  type ErasureOutlook,
  exportPerson,
  getErasureOutlook,
  type PersonDocument,
} from '@tongli/contracts/privacy';
import { Alert, Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { may, useMe } from '../../api/session.ts';
import { usePathParam } from '../../ui/address.ts';
import { ReasonDrawer } from '../../ui/form/ReasonDrawer.tsx';
import { saveText } from '../../ui/list/csv.ts';
import { Read } from '../../ui/Read.tsx';
import { ActButton } from '../../ui/record/ActButton.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { RecordPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { Instant } from '../../ui/Times.tsx';
import { Copies } from './copies/Copies.tsx';
import { documentHtml } from './document.ts';
import { ErasureActs } from './ErasureActs.tsx';
import { ErasureState } from './ErasureState.tsx';
import { RequestsPart } from './RequestsPart.tsx';
import { useDocumentWords } from './useDocumentWords.ts';

/** What was taken out is there until the page is left: to be kept as a page to print, or as data. */
function Taken({ document }: { document: PersonDocument }) {
  const { t } = useTranslation();
  const wordsOf = useDocumentWords();
  const name = `person-${document.personId.slice(0, 8)}`;
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      className="form-notice"
      title={t('privacy.export.done')}
      description={
        <Space wrap>
          <Button onClick={() => saveText(`${name}.html`, documentHtml(document, wordsOf(document)), 'text/html')}>
            {t('privacy.export.page')}
          </Button>
          <Button onClick={() => saveText(`${name}.json`, JSON.stringify(document, null, 2), 'application/json')}>
            {t('privacy.export.data')}
          </Button>
        </Space>
      }
    />
  );
}

function ExportPart({ id }: { id: string }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [document, setDocument] = useState<PersonDocument | null>(null);
  return (
    <Section
      title={t('privacy.export.title')}
      actions={<Button onClick={() => setAsking(true)}>{t('privacy.export.act')}</Button>}
    >
      <p>{t('privacy.export.words')}</p>
      {document ? <Taken document={document} /> : null}
      {asking ? (
        <ReasonDrawer
          endpoint={exportPerson}
          name={`privacy.export.${id}`}
          title={t('privacy.export.title')}
          consequence={t('privacy.export.consequence')}
          submit={t('privacy.export.act')}
          help={t('privacy.reason-help')}
          most={200}
          input={(reason) => ({ params: { id }, body: { reason } })}
          onDone={setDocument}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Section>
  );
}

function Current({ current }: { current: NonNullable<ErasureOutlook['current']> }) {
  const { t } = useTranslation();
  const { state, basis, reason, askedAt, askedByName, decidedAt, decidedByName, erased } = current;
  const counts = Object.entries(erased).map(([kind, count]) => t(`privacy.erased.${kind}`, { count }));
  return (
    <>
      <Facts
        facts={[
          { label: t('privacy.state-label'), value: <ErasureState of={state} /> },
          { label: t('privacy.basis-label'), value: t(`privacy.basis.${basis}`) },
          { label: t('privacy.reason'), value: reason },
          { label: t('privacy.asked-by'), value: askedByName },
          { label: t('privacy.asked-at'), value: <Instant at={askedAt} /> },
          { label: t('privacy.decided-by'), value: decidedByName },
          { label: t('privacy.decided-at'), value: decidedAt ? <Instant at={decidedAt} /> : null },
          ...(counts.length > 0 ? [{ label: t('privacy.erased-label'), value: counts.join(' · ') }] : []),
        ]}
      />
      <ErasureActs of={current} />
    </>
  );
}

function ErasurePart({ id, outlook }: { id: string; outlook: ErasureOutlook }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { ask, current, holds, keptUntil } = outlook;
  const mayAsk = may(useMe(), 'privacy.ask-erasure') && current?.state !== 'done' && current?.state !== 'asked';
  const held = holds.map(({ section, records }) => `${t(`privacy.section.${section}`)} ${records}`);
  return (
    <Section
      title={t('privacy.erasure.title')}
      actions={
        mayAsk ? (
          <ActButton allowance={ask} kind="danger" onAct={() => setAsking(true)}>
            {t('privacy.erasure.act')}
          </ActButton>
        ) : null
      }
    >
      {current?.state === 'done' ? null : (
        <>
          <p>{t('privacy.erasure.goes')}</p>
          <p>{t('privacy.erasure.stays')}</p>
          <Facts
            facts={[
              { label: t('privacy.erasure.holds'), value: held.join(' · ') },
              { label: t('privacy.erasure.kept-until'), value: keptUntil ? <Instant at={keptUntil} /> : null },
            ]}
          />
        </>
      )}
      {current ? <Current current={current} /> : null}
      {asking ? (
        <ReasonDrawer
          endpoint={askErasure}
          name={`privacy.erasure.${id}`}
          title={t('privacy.erasure.title')}
          consequence={t('privacy.erasure.consequence')}
          submit={t('privacy.erasure.act')}
          help={t('privacy.reason-help')}
          most={200}
          input={(reason) => ({ params: { id }, body: { reason } })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Section>
  );
}

/** What is held on one customer: taken out for them, or erased. */
export default function PersonPage() {
  const { t } = useTranslation();
  const id = usePathParam('id');
  const outlook = useRead(getErasureOutlook, { params: { id } });
  const mayExport = may(useMe(), 'customers.export-person');
  return (
    <Read of={outlook}>
      {(current) => (
        <RecordPage
          title={t('privacy.person.title', { name: current.customer.name })}
          facts={[
            { label: t('privacy.fact.phone'), value: current.customer.phone },
            { label: t('privacy.fact.email'), value: current.customer.email },
          ]}
        >
          <RequestsPart id={id} erased={current.current?.state === 'done'} />
          <Section title={t('privacy.copy.title')}>
            <Copies of={{ personId: id }} none={t('privacy.copy.none-of-person')} />
          </Section>
          {mayExport && current.current?.state !== 'done' ? <ExportPart id={id} /> : null}
          <ErasurePart id={id} outlook={current} />
        </RecordPage>
      )}
    </Read>
  );
}
