import type { StagedFile } from '@tongli/contracts/files';
import { mostFilesOfRecord } from '@tongli/contracts/files';
import type { ReplyOf } from '@tongli/contracts/kernel';
import {
  type AskedKind,
  askedKind,
  type FormField,
  getRequestForm,
  listRequestTemplates,
  lodgeRequest,
  type RequestTemplate,
  requestChannel,
  requestPriority,
} from '@tongli/contracts/requests';
import { Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { Attachments } from '../../../ui/form/Attachments.tsx';
import { Choices } from '../../../ui/form/Choices.tsx';
import type { Values } from '../../../ui/form/drafts.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { Control } from '../../../ui/spc/Control.tsx';
import { enteredOf, FormFields } from '../FormFields.tsx';
import { formOf } from '../templates/template.ts';

export type Lodged = ReplyOf<typeof lodgeRequest>;
export type LodgingChannel = Exclude<(typeof requestChannel.options)[number], 'portal'>;

/** In a contact it is known who asks, and how. */
export interface Known {
  readonly contactId: string;
  readonly customerId: string | null;
  readonly projectId: string;
  readonly channel: LodgingChannel;
}

interface LodgingFormProps {
  known?: Known;
  onDone: (lodged: Lodged) => void;
}

function CustomerFields() {
  const { t } = useTranslation();
  return (
    <FieldRow>
      <Field name="phone" label={t('requests.lodging.phone')}>
        <Input type="tel" autoComplete="off" />
      </Field>
      <Field name="name" label={t('requests.lodging.name')}>
        <Input autoComplete="off" />
      </Field>
    </FieldRow>
  );
}

interface KindChoiceProps {
  templates: readonly RequestTemplate[];
  template: string | null;
  kind: AskedKind;
  onTemplate: (template: RequestTemplate | undefined) => void;
  onKind: (kind: AskedKind) => void;
}

/** What it is about, by hand or by a template: which form is asked for hangs on it. */
function KindChoice({ templates, template, kind, onTemplate, onKind }: KindChoiceProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const id = useId();
  return (
    <div className="endpoint-form">
      <Section title={t('requests.lodging.about')}>
        <div className="controls">
          <Control label={t('requests.kind-label')} htmlFor={`${id}-kind`}>
            <Select
              id={`${id}-kind`}
              value={kind}
              onChange={onKind}
              options={askedKind.options.map((value) => ({ value, label: t(`requests.kind.${value}`) }))}
            />
          </Control>
          {templates.length > 0 ? (
            <Control label={t('requests.lodging.template')} htmlFor={`${id}-template`}>
              <Select
                id={`${id}-template`}
                placeholder={t('requests.lodging.no-template')}
                allowClear
                value={template}
                onChange={(chosen: string | undefined) => onTemplate(templates.find((one) => one.id === chosen))}
                options={templates.map((one) => ({ value: one.id, label: pick(one.name) }))}
              />
            </Control>
          ) : null}
        </div>
      </Section>
    </div>
  );
}

function LodgingFields({ known, fields }: { known: Known | undefined; fields: readonly FormField[] }) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <>
      {known?.customerId ? (
        <p className="quiet form-notice">{t('requests.lodging.known')}</p>
      ) : (
        <Section title={t('requests.customer')}>
          <CustomerFields />
        </Section>
      )}
      <Section title={t('requests.lodging.matter')}>
        <Field name="title" label={t('requests.what')}>
          <Input autoComplete="off" />
        </Field>
        <Field name="text" label={t('requests.text')} optional>
          <LongText rows={3} maxRows={10} most={4000} />
        </Field>
        <FormFields fields={fields} at="form" lenient />
        {may(me, 'files.stage') ? (
          <Field name="files" label={t('requests.files')} optional>
            <Attachments most={mostFilesOfRecord} />
          </Field>
        ) : null}
      </Section>
      <FieldRow>
        {known ? null : (
          <Field name="channel" label={t('requests.channel-label')}>
            <Select
              options={requestChannel.options
                .filter((value) => value !== 'portal')
                .map((value) => ({ value, label: t(`requests.channel.${value}`) }))}
            />
          </Field>
        )}
        <Field name="priority" label={t('requests.priority-label')}>
          <Choices
            options={requestPriority.options.map((value) => ({ value, label: t(`requests.priority.${value}`) }))}
          />
        </Field>
      </FieldRow>
    </>
  );
}

const text = (value: unknown) => String(value ?? '');

function customerOf(values: Values, known: Known | undefined) {
  if (known?.customerId) return { customerId: known.customerId };
  return { phone: text(values.phone), name: text(values.name), email: null };
}

const initialOf = (kind: AskedKind, template: RequestTemplate | undefined, first: readonly FormField[]): Values => ({
  kind,
  channel: 'phone',
  priority: template?.priority ?? 'normal',
  title: template?.title ?? '',
  text: template?.text ?? '',
  form: formOf(first, template?.form ?? {}),
});

/** Lodges a request for a customer: the kind says which form its process asks for; a template fills what is often the same. */
export function LodgingForm({ known, onDone }: LodgingFormProps) {
  const { t } = useTranslation();
  const [template, setTemplate] = useState<string | null>(null);
  const [kind, setKind] = useState<AskedKind>('enquiry');
  const { data: templates } = useRead(listRequestTemplates, {}, { staleTime: 60_000 });
  const chosen = templates?.templates.find(({ id }) => id === template);
  const { data: form } = useRead(getRequestForm, {
    params: { kind },
    query: known ? { projectId: known.projectId } : {},
  });
  const first = form?.steps[0]?.fields ?? [];
  const initial = initialOf(kind, chosen, first);
  return (
    <>
      <KindChoice
        templates={templates?.templates ?? []}
        template={template}
        kind={kind}
        onKind={setKind}
        onTemplate={(one) => {
          setTemplate(one?.id ?? null);
          setKind(one?.kind ?? kind);
        }}
      />
      <EndpointForm
        // What a template says goes into fields once they are known.
        key={`${kind} ${template} ${chosen !== undefined && form === undefined}`}
        endpoint={lodgeRequest}
        name={`requests.lodge.${known?.contactId ?? 'new'}.${kind}.${template}`}
        initial={initial}
        input={(values) => ({
          body: {
            kind,
            customer: customerOf(values, known),
            title: text(values.title),
            text: text(values.text),
            form: enteredOf(first, values.form as Values | undefined),
            channel: known?.channel ?? (values.channel as LodgingChannel),
            priority: values.priority as (typeof requestPriority.options)[number],
            tags: chosen?.tags ?? [],
            ...(known ? { contactId: known.contactId, projectId: known.projectId } : {}),
            fileIds: ((values.files ?? []) as readonly StagedFile[]).map(({ id }) => id),
          },
        })}
        fieldOf={(path) => (path[0] === 'customer' ? path.slice(1) : path[0] === 'fileIds' ? ['files'] : path)}
        submit={t('requests.lodging.submit')}
        onDone={onDone}
      >
        <LodgingFields known={known} fields={first} />
      </EndpointForm>
    </>
  );
}
