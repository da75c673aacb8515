import {
  type AskedKind,
  askedKind,
  type FormField,
  getRequestForm,
  type RequestTemplate,
  requestPriority,
  setRequestTemplates,
} from '@tongli/contracts/requests';
import { Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Choices } from '../../../ui/form/Choices.tsx';
import type { Values } from '../../../ui/form/drafts.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { enteredOf, FormFields } from '../FormFields.tsx';
import { formOf, type Sheet } from './template.ts';

/** Files come with a request, not with what requests begin with. */
const settable = (fields: readonly FormField[]) => fields.filter(({ type }) => type !== 'file');

function KindFields({ kind, onKind }: { kind: AskedKind; onKind: (kind: AskedKind) => void }) {
  const { t } = useTranslation();
  return (
    <Form layout="vertical" component={false}>
      <Form.Item label={t('requests.kind-label')} htmlFor="template-kind">
        <Select
          id="template-kind"
          value={kind}
          onChange={onKind}
          options={askedKind.options.map((value) => ({ value, label: t(`requests.kind.${value}`) }))}
        />
      </Form.Item>
    </Form>
  );
}

function TemplateFields({ fields }: { fields: readonly FormField[] }) {
  const { t } = useTranslation();
  return (
    <>
      <FieldRow>
        <Field name="zh" label={t('requests.template.name-zh')}>
          <Input lang="zh" autoComplete="off" maxLength={40} />
        </Field>
        <Field name="en" label={t('requests.template.name-en')}>
          <Input lang="en" autoComplete="off" maxLength={60} />
        </Field>
      </FieldRow>
      <Field name="title" label={t('requests.what')} help={t('requests.template.title-help')} optional>
        <Input autoComplete="off" />
      </Field>
      <Field name="text" label={t('requests.text')} optional>
        <LongText rows={3} maxRows={10} most={4000} />
      </Field>
      <FormFields fields={fields} at="form" lenient />
      <Field name="priority" label={t('requests.priority-label')}>
        <Choices
          options={requestPriority.options.map((value) => ({ value, label: t(`requests.priority.${value}`) }))}
        />
      </Field>
      <Field name="tags" label={t('requests.template.tags')} help={t('requests.template.tags-help')} optional>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、']} />
      </Field>
    </>
  );
}

interface TemplateDrawerProps {
  sheet: Sheet;
  /** Where it stands in the sheet; as many as there are for a new one. */
  at: number;
  onClose: () => void;
}

function valuesOf(template: RequestTemplate | undefined, fields: readonly FormField[]): Values {
  const { name, title = '', text = '', priority = 'normal', tags = [] } = template ?? {};
  const form = formOf(fields, template?.form ?? {});
  return { zh: name?.zh ?? '', en: name?.en ?? '', title, text, priority, tags: [...tags], form };
}

/** One template of the sheet: the others are saved with it as they are. */
export function TemplateDrawer({ sheet, at, onClose }: TemplateDrawerProps) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const template = sheet.templates[at];
  const [kind, setKind] = useState<AskedKind>(template?.kind ?? 'enquiry');
  const { data } = useRead(getRequestForm, { params: { kind }, query: {} });
  const fields = settable(data?.steps[0]?.fields ?? []);
  const written = (values: Values) => ({
    ...(template ? { id: template.id } : {}),
    kind,
    name: { zh: String(values.zh ?? ''), en: String(values.en ?? '') },
    title: String(values.title ?? ''),
    text: String(values.text ?? ''),
    form: enteredOf(fields, values.form as Values | undefined),
    priority: values.priority as RequestTemplate['priority'],
    tags: (values.tags ?? []) as string[],
  });
  const title = t(template ? 'requests.template.change-one' : 'requests.template.add');
  return (
    <Drawer open onClose={onClose} title={title} size={narrow ? '100%' : 640} destroyOnHidden>
      <KindFields kind={kind} onKind={setKind} />
      {data ? (
        <VersionedForm
          key={kind}
          endpoint={setRequestTemplates}
          name={`requests.template.${template?.id ?? 'new'}.${kind}`}
          record={{ id: 'request-templates', version: sheet.version }}
          initial={valuesOf(template, fields)}
          input={(values, version) => ({
            body: { templates: sheet.templates.toSpliced(at, 1, written(values) as RequestTemplate), version },
          })}
          fieldOf={(path) => {
            const own = path.slice(2);
            return own[0] === 'name' ? own.slice(1) : own;
          }}
          submit={t('requests.template.save')}
          onDone={onClose}
        >
          <TemplateFields fields={fields} />
        </VersionedForm>
      ) : null}
    </Drawer>
  );
}
