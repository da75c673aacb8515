import {
  type Complaint,
  type EvidencePack,
  fetchEvidence,
  listEvidence,
  makeEvidence,
} from '@tongli/contracts/complaints';
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { fileAddress } from '../../../ui/file-address.ts';
import { useFileSize } from '../../../ui/file-size.ts';
import type { Values } from '../../../ui/form/drafts.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { type Fact, Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { saveFrom } from '../../../ui/save.ts';
import { Instant } from '../../../ui/Times.tsx';
import { ReplyFields, saidIn, useFormats } from './ReplyFields.tsx';

const lookAgainMs = 1_000;
const mostPurpose = 200;
const toneOf: Readonly<Record<EvidencePack['state'], Tone>> = {
  waiting: 'waiting',
  ready: 'done',
  failed: 'breached',
  expired: 'neutral',
};

/** How far it is, while it is made. */
function Progress({ pack }: { pack: EvidencePack }) {
  const { t } = useTranslation();
  const words = pack.parts === null ? t('complaints.evidence.gathering') : t('complaints.evidence.progress', pack);
  return (
    <p role="status">
      <progress max={pack.parts ?? 1} {...(pack.parts === null ? {} : { value: pack.done })} aria-label={words} />{' '}
      {words}
    </p>
  );
}

function usePackFacts() {
  const { t } = useTranslation();
  const size = useFileSize();
  const pick = useBilingual();
  return (pack: EvidencePack): Fact[] => [
    { label: t('complaints.evidence.asked'), value: <Instant at={pack.askedAt} /> },
    { label: t('complaints.evidence.by'), value: pack.askedByName },
    ...(pack.reply
      ? [
          {
            label: t('complaints.reply.format'),
            value: t('complaints.reply.edition-of', { name: pick(pack.reply.name), version: pack.reply.version + 1 }),
          },
        ]
      : []),
    ...(pack.bytes === null ? [] : [{ label: t('complaints.evidence.size'), value: size(pack.bytes) }]),
    ...(pack.sha256 ? [{ label: 'SHA-256', value: <code>{pack.sha256}</code> }] : []),
    ...(pack.state === 'ready' && pack.expiresAt
      ? [{ label: t('complaints.evidence.until'), value: <Instant at={pack.expiresAt} /> }]
      : []),
  ];
}

function Pack({ complaint, pack }: { complaint: Complaint; pack: EvidencePack }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const facts = usePackFacts();
  const act = useAct(fetchEvidence);
  const fetch = () =>
    act.mutate(
      { params: { id: complaint.id, packId: pack.id }, body: {} },
      { onSuccess: ({ token }) => saveFrom(fileAddress(token)) },
    );
  return (
    <Section title={pack.purpose}>
      <StateTag tone={toneOf[pack.state]}>{t(`complaints.evidence.state.${pack.state}`)}</StateTag>
      {pack.state === 'waiting' ? <Progress pack={pack} /> : null}
      <Facts facts={facts(pack)} />
      {act.error ? <Alert type="error" showIcon role="alert" title={words.ofError(act.error)} /> : null}
      {pack.state === 'ready' ? (
        <p>
          <button type="button" className="link" onClick={fetch}>
            {t('complaints.evidence.fetch', { number: complaint.number })}
          </button>
        </p>
      ) : null}
    </Section>
  );
}

/** Everything on record about the case for somebody outside: made once its purpose is said. */
function MakeForm({ complaint }: { complaint: Complaint }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language.startsWith('zh') ? ('zh' as const) : ('en' as const);
  const [made, setMade] = useState(0);
  const formats = useFormats();
  const replyOf = (values: Values) => {
    const format = formats.find(({ id }) => id === values.formatId);
    return format ? { formatId: format.id, version: format.version, said: saidIn(values) } : null;
  };
  return (
    <Section title={t('complaints.evidence.make')}>
      <p className="quiet form-notice">{t('complaints.evidence.holds')}</p>
      <EndpointForm
        key={made}
        endpoint={makeEvidence}
        name={`evidence-${complaint.id}`}
        side
        initial={{ formatId: 'none' }}
        input={(values) => ({
          params: { id: complaint.id },
          body: { purpose: String(values.purpose ?? ''), language, reply: replyOf(values) },
        })}
        fieldOf={(path) => (path[0] === 'reply' ? ['formatId'] : path)}
        submit={t('complaints.evidence.make')}
        onDone={() => setMade((count) => count + 1)}
      >
        <Field name="purpose" label={t('complaints.evidence.purpose')} help={t('complaints.evidence.purpose-help')}>
          <LongText rows={2} maxRows={4} most={mostPurpose} />
        </Field>
        <ReplyFields complaintId={complaint.id} language={language} />
      </EndpointForm>
    </Section>
  );
}

const isUnderWay = (packs: readonly EvidencePack[]) => packs.some(({ state }) => state === 'waiting');

export default function EvidenceTab({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation();
  const result = useRead(
    listEvidence,
    { params: { id: complaint.id } },
    { refetchInterval: ({ state }) => (state.data && isUnderWay(state.data.packs) ? lookAgainMs : false) },
  );
  return (
    <Read of={result}>
      {({ packs }) => (
        <>
          {isUnderWay(packs) ? null : <MakeForm complaint={complaint} />}
          {packs.length === 0 ? (
            <Empty title={t('complaints.evidence.empty')}>{t('complaints.evidence.empty-words')}</Empty>
          ) : (
            packs.map((pack) => <Pack key={pack.id} complaint={complaint} pack={pack} />)
          )}
        </>
      )}
    </Read>
  );
}
