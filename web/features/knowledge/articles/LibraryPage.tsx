import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ArticleHit, listArticles, listMustKnow, searchArticles } from '@tongli/contracts/knowledge';
import { Alert, Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useRead } from '../../../api/hooks.ts';
import { encodeList } from '../../../api/list.ts';
import { useProject } from '../../../api/project.ts';
import { may, useMe } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { Found } from './Found.tsx';
import { toneOfValidity, useTitle, useTopics } from './words.ts';
import '../../../ui/markdown/library.css';

/** What one has to acknowledge before one takes contacts. */
function MustKnow() {
  const { t } = useTranslation();
  const title = useTitle();
  const { data } = useRead(listMustKnow, {});
  const due = data?.articles ?? [];
  if (due.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="form-notice"
      title={t('knowledge.must-know.due', { count: due.length })}
      description={
        <ul>
          {due.map((one) => (
            <li key={one.id}>
              <Link to={`/knowledge/articles/${one.id}`}>{title(one.title)}</Link>{' '}
              <span className="quiet">
                <Instant at={one.publishedAt} />
              </span>
            </li>
          ))}
        </ul>
      }
    />
  );
}

function Hit({ hit, topic }: { hit: ArticleHit; topic: string }) {
  const { t } = useTranslation();
  return (
    <li>
      <p className="library-title">
        <Link to={`/knowledge/articles/${hit.id}`} lang={hit.language}>
          <Found text={hit.title} />
        </Link>
        {hit.validity === 'valid' ? null : (
          <StateTag tone={toneOfValidity[hit.validity]}>{t(`knowledge.validity.${hit.validity}`)}</StateTag>
        )}
        {hit.mustKnow ? <StateTag tone="limit">{t('knowledge.article.must-know')}</StateTag> : null}
      </p>
      <p lang={hit.language}>
        <Found text={hit.excerpt} />
      </p>
      <p className="quiet">{topic}</p>
    </li>
  );
}

/** What was found, best first; where nothing was, what was found nowhere is noted for those who write. */
function Hits({ text, past }: { text: string; past: boolean }) {
  const { t } = useTranslation();
  const { nameOf } = useTopics();
  const projectId = useProject();
  const body = { text, past, ...(projectId ? { projectId } : {}) };
  const found = useQuery({
    queryKey: [searchArticles.id, body],
    queryFn: ({ signal }) => call(searchArticles, { body, signal }),
    staleTime: 30_000,
  });
  return (
    <Read of={found}>
      {({ hits }) =>
        hits.length === 0 ? (
          <Empty title={t('knowledge.library.none', { text })}>{t('knowledge.library.none-words')}</Empty>
        ) : (
          <Section title={t('knowledge.library.found', { count: hits.length })}>
            <ul className="library-hits">
              {hits.map((hit) => (
                <Hit key={hit.id} hit={hit} topic={nameOf(hit.topicId)} />
              ))}
            </ul>
          </Section>
        )
      }
    </Read>
  );
}

const mostOfTopic = 50;
const mostLatest = 8;

/** What holds, of a topic or of all of them the latest. */
function Listed({ topicId }: { topicId: string | undefined }) {
  const { t } = useTranslation();
  const title = useTitle();
  const { nameOf } = useTopics();
  const validity = { eq: 'valid' };
  const query = topicId
    ? encodeList({ filters: { topicId: { eq: topicId }, validity }, limit: mostOfTopic })
    : encodeList({ filters: { validity }, limit: mostLatest });
  const articles = useRead(listArticles, { query });
  return (
    <Read of={articles}>
      {({ items }) => (
        <Section title={topicId ? nameOf(topicId) : t('knowledge.library.latest')}>
          {items.length === 0 ? (
            <p className="quiet">{t(topicId ? 'knowledge.library.topic-empty' : 'knowledge.library.empty')}</p>
          ) : null}
          <ul className="library-hits">
            {items.map((row) => (
              <li key={row.id}>
                <Link to={`/knowledge/articles/${row.id}`}>{title(row.title)}</Link>{' '}
                {row.mustKnow ? <StateTag tone="limit">{t('knowledge.article.must-know')}</StateTag> : null}
                {topicId ? null : <p className="quiet">{nameOf(row.topicId)}</p>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Read>
  );
}

function Topics({ chosen, onChoose }: { chosen: string | undefined; onChoose: (id: string) => void }) {
  const { t } = useTranslation();
  const { topics, depthOf, pick } = useTopics();
  return (
    <nav aria-label={t('knowledge.article.topic')} className="library-topics">
      <ul>
        {topics.map(({ id, name, valid }) => (
          <li key={id} style={{ paddingInlineStart: depthOf(id) * 16 }}>
            <button type="button" className="link" aria-pressed={chosen === id} onClick={() => onChoose(id)}>
              {pick(name)} <span className="quiet">{valid}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Where one looks something up: by words, or down the tree of topics. */
export default function LibraryPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const [{ q: asked, topic, past }, change] = useAddress();
  const [typed, setTyped] = useState(asked ?? '');
  const search = (text: string) => change({ q: text.trim() || undefined, topic: undefined });
  return (
    <Page
      title={t('knowledge.library.title')}
      lead={t('knowledge.library.lead')}
      actions={
        may(me, 'knowledge.write') ? (
          <>
            <Button onClick={() => void navigate({ to: '/knowledge/articles' })}>{t('knowledge.article.list')}</Button>
            <Button type="primary" onClick={() => void navigate({ to: '/knowledge/articles/new' })}>
              {t('knowledge.article.add')}
            </Button>
          </>
        ) : null
      }
    >
      <MustKnow />
      <search className="library-search">
        <Input.Search
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onSearch={search}
          allowClear
          enterButton={t('knowledge.library.search')}
          aria-label={t('knowledge.library.label')}
          placeholder={t('knowledge.library.label')}
        />
        <Checkbox
          checked={past === 'true'}
          onChange={({ target }) => change({ past: target.checked ? 'true' : undefined })}
        >
          {t('knowledge.library.past')}
        </Checkbox>
      </search>
      <div className="library">
        <Topics chosen={topic} onChoose={(id) => change({ topic: id, q: undefined })} />
        <div>
          {asked ? <Hits text={asked} past={past === 'true'} /> : null}
          {asked ? null : <Listed topicId={topic} />}
        </div>
      </div>
    </Page>
  );
}
