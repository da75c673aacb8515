import { listArticles } from '@tongli/contracts/knowledge';
import { listPapers } from '@tongli/contracts/people';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { encodeList } from '../../../api/list.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useSaid } from '../words.ts';

const languages = ['zh', 'en'] as const;
const fresh = { staleTime: 10_000 };

function useChoices() {
  const said = useSaid();
  const articles = useRead(listArticles, { query: encodeList({ limit: 200 }) }, fresh).data?.items ?? [];
  const papers = useRead(listPapers, { query: encodeList({ limit: 200 }) }, fresh).data?.items ?? [];
  return {
    articles: articles.map((one) => ({ value: one.id, label: said(one.title) })),
    papers: papers.filter(({ retired }) => !retired).map(({ id, title }) => ({ value: id, label: said(title) })),
  };
}

/** The fields of a training, new or changed. */
export function TrainingFields() {
  const { t } = useTranslation();
  const { articles, papers } = useChoices();
  return (
    <>
      <FieldRow>
        {languages.map((language) => (
          <Field
            key={language}
            name={['title', language]}
            label={t(`people.title-in.${language}`)}
            optional={language === 'en'}
          >
            <Input autoComplete="off" lang={language} maxLength={120} />
          </Field>
        ))}
      </FieldRow>
      {languages.map((language) => (
        <Field key={language} name={['words', language]} label={t(`people.training.words-in.${language}`)} optional>
          <LongText rows={5} maxRows={20} most={20_000} lang={language} />
        </Field>
      ))}
      <Field name="articleId" label={t('people.training.article')} optional>
        <Select allowClear showSearch optionFilterProp="label" options={articles} />
      </Field>
      <Field name="paperId" label={t('people.training.paper')} help={t('people.training.paper-help')} optional>
        <Select allowClear showSearch optionFilterProp="label" options={papers} />
      </Field>
    </>
  );
}
