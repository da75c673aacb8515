import { listQueues } from '@tongli/contracts/contacts';
import { mostOfArticle } from '@tongli/contracts/knowledge';
import { getOrganisation } from '@tongli/contracts/org';
import { Checkbox, Form, Input, Select } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { useTopics } from './words.ts';

const Markdown = lazy(() => import('../../../ui/markdown/Markdown.tsx'));
const languages = ['zh', 'en'] as const;

/** As it will be read, while it is written. */
function Preview({ language }: { language: 'zh' | 'en' }) {
  const { t } = useTranslation();
  const text: unknown = Form.useWatch(['words', language, 'text']);
  if (typeof text !== 'string' || text.trim() === '') return null;
  return (
    <details>
      <summary>{t('knowledge.article.preview')}</summary>
      <Suspense fallback={null}>
        <Markdown text={text} lang={language} />
      </Suspense>
    </details>
  );
}

function LanguageFields({ language }: { language: 'zh' | 'en' }) {
  const { t } = useTranslation();
  return (
    <Section title={t(`knowledge.article.in.${language}`)}>
      <Field name={['words', language, 'title']} label={t('knowledge.article.title')} optional={language === 'en'}>
        <Input autoComplete="off" lang={language} />
      </Field>
      <Field name={['words', language, 'summary']} label={t('knowledge.article.summary')} optional>
        <Input autoComplete="off" lang={language} />
      </Field>
      <Field
        name={['words', language, 'text']}
        label={t('knowledge.article.text')}
        help={t('knowledge.article.text-help')}
        optional={language === 'en'}
      >
        <LongText most={mostOfArticle} rows={8} maxRows={24} lang={language} />
      </Field>
      <Preview language={language} />
    </Section>
  );
}

/** Whom it concerns; left empty, everybody of the project. */
function AudienceFields({ projectId }: { projectId: string | undefined }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const organisation = useRead(getOrganisation, { query: {} }, { staleTime: 60_000 });
  const reads = may(useMe(), 'contacts.read');
  const queues = useRead(listQueues, {}, { staleTime: 60_000, enabled: reads });
  const ofProject = (queues.data?.queues ?? []).filter(
    (one) => !one.retired && (projectId === undefined || one.projectId === projectId),
  );
  return (
    <FieldRow>
      <Field name="unitIds" label={t('knowledge.article.units')} optional>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={(organisation.data?.units ?? []).map(({ id, name }) => ({ value: id, label: pick(name) }))}
        />
      </Field>
      {reads ? (
        <Field name="queueIds" label={t('knowledge.article.queues')} optional>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={ofProject.map(({ id, name }) => ({ value: id, label: pick(name) }))}
          />
        </Field>
      ) : null}
    </FieldRow>
  );
}

interface ArticleFieldsProps {
  projectId?: string | undefined;
  /** An edition went before: then a change may be a small one. */
  follows: boolean;
}

/** The fields of an edition, of a new article and of one that is changed. */
export function ArticleFields({ projectId, follows }: ArticleFieldsProps) {
  const { t } = useTranslation();
  const { choices } = useTopics(projectId);
  const mustKnow = ((Form.useWatch('marks') ?? []) as string[]).includes('mustKnow');
  const marks = ['public', 'mustKnow', ...(mustKnow && follows ? ['smallChange'] : [])] as const;
  return (
    <>
      <FieldRow>
        <Field name="topicId" label={t('knowledge.article.topic')}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={choices} />
        </Field>
        <Field
          name="keywords"
          label={t('knowledge.article.keywords')}
          help={t('knowledge.article.keywords-help')}
          optional
        >
          <Input autoComplete="off" />
        </Field>
      </FieldRow>
      {languages.map((language) => (
        <LanguageFields key={language} language={language} />
      ))}
      <Section title={t('knowledge.article.holds')}>
        <FieldRow>
          <Field name="validFrom" label={t('knowledge.article.valid-from')} optional>
            <DateInput />
          </Field>
          <Field name="validTo" label={t('knowledge.article.valid-to')} optional>
            <DateInput />
          </Field>
        </FieldRow>
        <AudienceFields projectId={projectId} />
        <Field name="marks" label={t('knowledge.article.marks')} optional>
          <Checkbox.Group options={marks.map((value) => ({ value, label: t(`knowledge.article.mark.${value}`) }))} />
        </Field>
      </Section>
    </>
  );
}
