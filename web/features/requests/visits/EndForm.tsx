import type { StagedFile } from '@tongli/contracts/files';
import {
  endVisit,
  type ProofKind,
  proofKind,
  type Visit,
  type VisitOutcome,
  visitOutcome,
} from '@tongli/contracts/requests';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Attachments } from '../../../ui/form/Attachments.tsx';
import { Choices } from '../../../ui/form/Choices.tsx';
import type { Values } from '../../../ui/form/drafts.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { Signature } from './Signature.tsx';

function proofOf(values: Values) {
  const kind = values.proofKind as ProofKind | undefined;
  if (values.outcome !== 'done' && values.outcome !== 'partly') return null;
  if (kind === 'code') return { kind, code: String(values.code ?? '') } as const;
  const file =
    kind === 'signature'
      ? (values.signature as StagedFile | undefined)
      : (values.photo as StagedFile[] | undefined)?.[0];
  return kind && file ? ({ kind, fileId: file.id } as const) : null;
}

function ProofFields() {
  const { t } = useTranslation();
  const outcome = Form.useWatch('outcome');
  const kind = Form.useWatch('proofKind') as ProofKind | undefined;
  if (outcome !== 'done' && outcome !== 'partly') return null;
  return (
    <>
      <Field name="proofKind" label={t('requests.visit.proof-label')}>
        <Choices options={proofKind.options.map((value) => ({ value, label: t(`requests.visit.proof.${value}`) }))} />
      </Field>
      {kind === 'photo' ? (
        <Field name="photo" label={t('requests.visit.proof.photo')}>
          <Attachments most={1} />
        </Field>
      ) : null}
      {kind === 'signature' ? (
        <Field name="signature" label={t('requests.visit.proof.signature')}>
          <Signature />
        </Field>
      ) : null}
      {kind === 'code' ? (
        <Field name="code" label={t('requests.visit.proof.code')} help={t('requests.visit.code-help')}>
          <Input inputMode="numeric" autoComplete="off" />
        </Field>
      ) : null}
    </>
  );
}

const fields: Readonly<Record<string, string>> = { code: 'code', fileId: 'photo' };

/** How a visit ended, with what shows it. */
export function EndForm({ visit, onDone }: { visit: Visit; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={endVisit}
      name={`requests.visit-end.${visit.id}`}
      initial={{ outcome: 'done', proofKind: 'code' }}
      input={(values) => ({
        params: { id: visit.id },
        body: {
          outcome: values.outcome as VisitOutcome,
          text: String(values.text ?? ''),
          proof: proofOf(values),
          version: visit.version,
        },
      })}
      fieldOf={(path) => (path[0] === 'proof' ? [fields[String(path.at(-1))] ?? 'proofKind'] : path)}
      side
      submit={t('requests.visit.act.end')}
      cancel={<Button onClick={onDone}>{t('requests.act.back')}</Button>}
      onDone={onDone}
    >
      <Field name="outcome" label={t('requests.outcome-label')}>
        <Select
          options={visitOutcome.options.map((value) => ({ value, label: t(`requests.visit.outcome.${value}`) }))}
        />
      </Field>
      <Field name="text" label={t('requests.visit.note')} optional>
        <LongText rows={2} most={1000} />
      </Field>
      <ProofFields />
    </EndpointForm>
  );
}
