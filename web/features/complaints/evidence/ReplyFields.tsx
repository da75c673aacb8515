import {
  type EvidenceFormat,
  type FilledField,
  listEvidenceFormats,
  previewReply,
  type ReplySaid,
} from '@tongli/contracts/complaints';
import { Alert, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import type { Values } from '../../../ui/form/drafts.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { useRested } from '../rested.ts';

/** No reply in anybody's shape. */
const none = 'none';

/** What was written in, without what was left empty. */
export function saidIn(values: Values): ReplySaid {
  const said = Object.entries((values.said ?? {}) as Readonly<Record<string, unknown>>);
  return Object.fromEntries(said.flatMap(([key, value]) => (String(value ?? '').trim() ? [[key, String(value)]] : [])));
}

export function useFormats() {
  const formats = useRead(listEvidenceFormats, {}, { staleTime: 60_000 }).data?.formats ?? [];
  return formats.filter(({ retired }) => !retired);
}

interface ReplyProps {
  readonly complaintId: string;
  readonly language: 'zh' | 'en';
}

/** In whose shape the archive is to hold a reply, what it will say, and what it still lacks. */
export function ReplyFields({ complaintId, language }: ReplyProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const formats = useFormats();
  const chosen = Form.useWatch('formatId');
  const format = formats.find(({ id }) => id === chosen);
  const options = [
    { value: none, label: t('complaints.reply.none') },
    ...formats.map(({ id, name }) => ({ value: id, label: pick(name) })),
  ];
  return (
    <>
      <Field name="formatId" label={t('complaints.reply.format')} help={t('complaints.reply.format-help')}>
        <Select options={options} />
      </Field>
      {format ? <Filling key={format.id} complaintId={complaintId} language={language} format={format} /> : null}
    </>
  );
}

function Filling({ complaintId, language, format }: ReplyProps & { format: EvidenceFormat }) {
  const { t } = useTranslation();
  const written = Form.useWatch('said');
  const said = useRested(JSON.stringify(saidIn({ said: written })));
  const body = { formatId: format.id, version: format.version, said: JSON.parse(said || '{}') as ReplySaid, language };
  const { data } = useRead(
    previewReply,
    { params: { id: complaintId }, body },
    { gcTime: 0, placeholderData: (old) => old },
  );
  const wrong = data?.fields.filter(({ fault }) => fault !== null) ?? [];
  return (
    <>
      <p role="status">
        {wrong.length > 0 ? (
          <StateTag tone="limit">
            {t('complaints.reply.lacks', {
              fields: wrong.map(({ label }) => label[language]).join(t('complaints.list-separator')),
            })}
          </StateTag>
        ) : null}
        {data && wrong.length === 0 ? <StateTag tone="done">{t('complaints.reply.complete')}</StateTag> : null}
      </p>
      {(data?.fields ?? []).map((field) => (
        <OneField key={field.key} field={field} language={language} />
      ))}
      {data?.letter ? (
        <details className="form-notice">
          <summary>{t('complaints.reply.letter')}</summary>
          <blockquote className="quoted">{data.letter}</blockquote>
        </details>
      ) : null}
    </>
  );
}

function OneField({ field, language }: { field: FilledField; language: 'zh' | 'en' }) {
  const { t } = useTranslation();
  const { key, label, source, required, most, value, fault } = field;
  const known = value ?? t('complaints.reply.unknown');
  // What was written here is not told as if the case said it.
  const isWritten = String(Form.useWatch(['said', key]) ?? '').trim() !== '';
  const isAsked = source === 'asked' || isWritten;
  const help = isAsked ? t('complaints.reply.asked') : t('complaints.reply.known', { value: known });
  return (
    <>
      <Field
        name={['said', key]}
        label={label[language]}
        help={help}
        optional={!required || (value !== null && !isAsked)}
      >
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={most} />
      </Field>
      {fault ? (
        <Alert
          type="warning"
          className="form-notice"
          title={
            fault === 'too-long'
              ? t('complaints.reply.too-long', { most })
              : t(source === 'fixed' ? 'complaints.reply.set-once' : 'complaints.reply.missing')
          }
        />
      ) : null}
    </>
  );
}
