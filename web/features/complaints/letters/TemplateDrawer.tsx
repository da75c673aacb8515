import {
  addLetterTemplate,
  changeLetterTemplate,
  kindsAroundText,
  type LetterKind,
  type LetterTemplate,
  letterKind,
  letterPlaceholders,
  listLetterEditions,
} from '@tongli/contracts/complaints';
import { Drawer, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import type { Values } from '../../../ui/form/drafts.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { Read } from '../../../ui/Read.tsx';
import { Editions, RetiredField } from '../editions/Editions.tsx';

/** What can stand between braces, and what it becomes. */
function Placeholders() {
  const { t } = useTranslation();
  return (
    <details className="form-notice">
      <summary>{t('complaints.template.placeholders')}</summary>
      <dl className="facts">
        {letterPlaceholders.map((name) => (
          <div key={name}>
            <dt>{`{${name}}`}</dt>
            <dd>{t(`complaints.template.place.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function WordingFields() {
  const { t } = useTranslation();
  const told = (language: 'zh' | 'en', words: string) =>
    t('complaints.template.in', { what: words, language: t(`complaints.letter.in.${language}`) });
  return (
    <>
      <Placeholders />
      {(['zh', 'en'] as const).map((language) => (
        <div key={language}>
          <Field name={['name', language]} label={told(language, t('complaints.template.name'))}>
            <Input maxLength={60} />
          </Field>
          <Field name={['subject', language]} label={told(language, t('complaints.letter.subject'))}>
            <Input maxLength={120} />
          </Field>
          <Field name={['body', language]} label={told(language, t('complaints.letter.body'))}>
            <LongText rows={8} maxRows={20} most={4000} />
          </Field>
        </div>
      ))}
    </>
  );
}

type Both = { zh: string; en: string };
const both = (values: Values, name: string): Both => {
  const { zh = '', en = '' } = (values[name] ?? {}) as Partial<Both>;
  return { zh, en };
};
const wording = (values: Values) => ({
  name: both(values, 'name'),
  subject: both(values, 'subject'),
  body: both(values, 'body'),
});

/** Kinds that have words of their own act are written once, and are there already. */
const own = letterKind.options.filter((kind) => !kindsAroundText.includes(kind));

export function NewTemplate({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer open size={640} title={t('complaints.template.add')} onClose={onClose} destroyOnHidden>
      <EndpointForm
        endpoint={addLetterTemplate}
        name="complaints.template.new"
        initial={{ kind: 'other' }}
        input={(values) => ({ body: { kind: values.kind as LetterKind, ...wording(values) } })}
        submit={t('complaints.template.add')}
        onDone={onClose}
      >
        <Field name="kind" label={t('complaints.template.kind')}>
          <Select options={own.map((value) => ({ value, label: t(`complaints.letter.kind.${value}`) }))} />
        </Field>
        <WordingFields />
      </EndpointForm>
    </Drawer>
  );
}

function TemplateEditions({ id }: { id: string }) {
  const pick = useBilingual();
  const result = useRead(listLetterEditions, { params: { id } });
  return <Read of={result}>{({ editions }) => <Editions of={editions} words={({ body }) => pick(body)} />}</Read>;
}

export function TemplateDrawer({ template, onClose }: { template: LetterTemplate; onClose: () => void }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { id } = template;
  return (
    <Drawer open size={640} title={pick(template.name)} onClose={onClose} destroyOnHidden>
      <VersionedForm
        endpoint={changeLetterTemplate}
        name={`complaints.template.${id}`}
        record={template}
        initial={({ name, subject, body, retired }) => ({ name, subject, body, retired })}
        input={(values, version) => ({
          params: { id },
          body: { ...wording(values), retired: values.retired === true, version },
        })}
        submit={t('complaints.template.save')}
        onDone={onClose}
      >
        <WordingFields />
        <RetiredField />
      </VersionedForm>
      <TemplateEditions id={id} />
    </Drawer>
  );
}
