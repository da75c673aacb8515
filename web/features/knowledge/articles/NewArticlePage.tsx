import { Link, useNavigate } from '@tanstack/react-router';
import { addArticle } from '@tongli/contracts/knowledge';
import { listProjects } from '@tongli/contracts/org';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useProject } from '../../../api/project.ts';
import { useAddress } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { Page } from '../../../ui/Page.tsx';
import { ArticleFields } from './ArticleFields.tsx';
import { contentOf, fieldOf } from './article-form.ts';
import { useTopics } from './words.ts';

function NoTopics() {
  const { t } = useTranslation();
  return (
    <Empty title={t('knowledge.topic.none')} action={<Link to="/knowledge/topics">{t('knowledge.topic.title')}</Link>}>
      {t('knowledge.topic.none-words')}
    </Empty>
  );
}

/** The address may name what was searched and not found: it becomes a word by which the article is found. */
export default function NewArticlePage() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const navigate = useNavigate();
  const [{ for: missed }] = useAddress();
  const looked = useProject() ?? undefined;
  const [chosen, choose] = useState<string | undefined>(undefined);
  const { data } = useRead(listProjects, {}, { staleTime: 60_000 });
  const open = (data?.projects ?? []).filter(({ closed }) => !closed);
  const projectId = chosen ?? looked ?? open[0]?.id;
  const { tree, topics } = useTopics(projectId);
  return (
    <Page title={t('knowledge.article.add')} lead={t('knowledge.add-lead')}>
      {open.length > 1 && looked === undefined ? (
        <p className="form-notice">
          <label htmlFor="article-project">
            {t('knowledge.project')}{' '}
            <Select
              id="article-project"
              value={projectId ?? null}
              onChange={choose}
              options={open.map(({ id, name }) => ({ value: id, label: pick(name) }))}
            />
          </label>
        </p>
      ) : null}
      {tree && topics.length === 0 ? (
        <NoTopics />
      ) : (
        <EndpointForm
          endpoint={addArticle}
          name="knowledge.add-article"
          fieldOf={fieldOf}
          initial={missed ? { keywords: missed } : {}}
          input={(values) => ({ body: { content: contentOf(values), ...(projectId ? { projectId } : {}) } })}
          submit={t('knowledge.add-submit')}
          onDone={({ id }) => void navigate({ to: `/knowledge/articles/${id}` })}
        >
          <ArticleFields projectId={projectId} follows={false} />
        </EndpointForm>
      )}
    </Page>
  );
}
