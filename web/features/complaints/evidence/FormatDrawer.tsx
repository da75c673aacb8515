import {
  addEvidenceFormat,
  changeEvidenceFormat,
  type EvidenceFormat,
  listEvidenceFormatEditions,
  type ReplyField,
  replyFact,
  replyRecipient,
} from '@tongli/contracts/complaints';
import { Button, Checkbox, Drawer, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import type { Values } from '../../../ui/form/drafts.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Editions, RetiredField } from '../editions/Editions.tsx';

type Row = Partial<Omit<ReplyField, 'label'>> & { label?: Partial<ReplyField['label']> };
const newRow: Row = { source: 'asked', required: true, most: 200 };

const both = (value: unknown) => {
  const { zh = '', en = '' } = (value ?? {}) as Partial<ReplyField['label']>;
  return { zh, en };
};

/** The contract judges what is missing or wrong, so whatever was typed goes there as it is. */
const contentOf = (values: Values) => ({
  recipient: values.recipient as EvidenceFormat['recipient'],
  name: both(values.name),
  letter: String(values.letter ?? ''),
  fields: ((values.fields ?? []) as Row[]).map(
    ({ key = '', label, source = 'asked', fixed, required, most = 200 }): ReplyField => ({
      ...{ key, label: both(label), source, fixed: source === 'fixed' ? (fixed ?? '') : '' },
      ...{ required: required === true, most },
    }),
  ),
});

/** One field as the recipient names it, and where its words come from. */
function FieldBox({ place, onRemove }: { place: number; onRemove: () => void }) {
  const { t } = useTranslation();
  const source = Form.useWatch(['fields', place, 'source']);
  const sources = [...replyFact.options, 'fixed', 'asked'] as const;
  return (
    <Section
      title={t('complaints.reply.field-number', { number: place + 1 })}
      actions={
        <Button
          size="small"
          danger
          aria-label={t('complaints.reply.remove-field', { number: place + 1 })}
          onClick={onRemove}
        >
          {t('complaints.compensation.remove')}
        </Button>
      }
    >
      <FieldRow>
        <Form.Item label={t('complaints.reply.label-zh')} name={[place, 'label', 'zh']}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item label={t('complaints.reply.label-en')} name={[place, 'label', 'en']}>
          <Input maxLength={90} />
        </Form.Item>
        <Form.Item label={t('complaints.reply.key')} name={[place, 'key']}>
          <Input maxLength={40} />
        </Form.Item>
      </FieldRow>
      <FieldRow>
        <Form.Item label={t('complaints.reply.source')} name={[place, 'source']}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={sources.map((value) => ({ value, label: t(`complaints.reply.from.${value}`) }))}
          />
        </Form.Item>
        <Form.Item label={t('complaints.reply.most')} name={[place, 'most']}>
          <InputNumber min={1} max={4_000} precision={0} />
        </Form.Item>
        <Form.Item name={[place, 'required']} valuePropName="checked" label=" ">
          <Checkbox>{t('complaints.reply.required')}</Checkbox>
        </Form.Item>
      </FieldRow>
      {source === 'fixed' ? (
        <Form.Item label={t('complaints.reply.fixed')} name={[place, 'fixed']}>
          <Input maxLength={1_000} />
        </Form.Item>
      ) : null}
    </Section>
  );
}

function FormatFields() {
  const { t } = useTranslation();
  const told = (language: 'zh' | 'en') =>
    t('complaints.template.in', {
      what: t('complaints.template.name'),
      language: t(`complaints.letter.in.${language}`),
    });
  return (
    <>
      <Field name={['name', 'zh']} label={told('zh')}>
        <Input maxLength={60} />
      </Field>
      <Field name={['name', 'en']} label={told('en')}>
        <Input maxLength={90} />
      </Field>
      <Field name="recipient" label={t('complaints.reply.recipient')}>
        <Select
          options={replyRecipient.options.map((value) => ({ value, label: t(`complaints.reply.to.${value}`) }))}
        />
      </Field>
      <Form.List name="fields">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <FieldBox key={key} place={name} onRemove={() => remove(name)} />
            ))}
            <Button onClick={() => add(newRow)}>{t('complaints.reply.add-field')}</Button>
          </>
        )}
      </Form.List>
      <Field name="letter" label={t('complaints.reply.letter')} help={t('complaints.reply.letter-help')} optional>
        <LongText rows={10} maxRows={30} most={8000} />
      </Field>
    </>
  );
}

export function NewFormat({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer open size={760} title={t('complaints.reply.add')} onClose={onClose} destroyOnHidden>
      <EndpointForm
        endpoint={addEvidenceFormat}
        name="complaints.evidence-format.new"
        initial={{ recipient: 'other', fields: [newRow] }}
        input={(values) => ({ body: contentOf(values) })}
        submit={t('complaints.reply.add')}
        onDone={onClose}
      >
        <FormatFields />
      </EndpointForm>
    </Drawer>
  );
}

function FormatEditions({ id }: { id: string }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const result = useRead(listEvidenceFormatEditions, { params: { id } });
  return (
    <Read of={result}>
      {({ editions }) => (
        <Editions
          of={editions}
          words={({ fields, letter }) =>
            [fields.map(({ label }) => pick(label)).join(t('complaints.list-separator')), letter]
              .filter(Boolean)
              .join('\n\n')
          }
        />
      )}
    </Read>
  );
}

export function FormatDrawer({ format, onClose }: { format: EvidenceFormat; onClose: () => void }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { id } = format;
  return (
    <Drawer open size={760} title={pick(format.name)} onClose={onClose} destroyOnHidden>
      <VersionedForm
        endpoint={changeEvidenceFormat}
        name={`complaints.evidence-format.${id}`}
        record={format}
        initial={({ name, recipient, fields, letter, retired }) => ({ name, recipient, fields, letter, retired })}
        input={(values, version) => ({
          params: { id },
          body: { ...contentOf(values), retired: values.retired === true, version },
        })}
        submit={t('complaints.template.save')}
        onDone={onClose}
      >
        <FormatFields />
        <RetiredField />
      </VersionedForm>
      <FormatEditions id={id} />
    </Drawer>
  );
}
