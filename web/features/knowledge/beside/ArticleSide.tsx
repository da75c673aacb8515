import { useQuery } from '@tanstack/react-query';
import { type ArticleHit, countArticleUse, searchArticles, suggestArticles } from '@tongli/contracts/knowledge';
import { Input } from 'antd';
import { lazy, Suspense, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { may, useMe } from '../../../api/session.ts';
import { PlainButton } from '../../../ui/PlainButton.tsx';
import { pageFile } from '../../../ui/page-file.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { Found } from '../articles/Found.tsx';
import '../../../ui/markdown/library.css';

const ArticleDrawer = lazy(pageFile(() => import('./ArticleDrawer.tsx')));

export interface Matter {
  readonly subject: { readonly type: 'contact' | 'complaint' | 'request'; readonly id: string };
  readonly projectId: string;
  /** What the customer said, and the names of its class. */
  readonly text: string;
  /** Of a contact in which one writes. */
  readonly number: string | null;
}

const most = 5;
const readMost = 8_000;

/** What was searched; and as long as nothing is, what fits the matter. */
function useHits(asked: string, { projectId, text }: Matter) {
  const searched = asked.trim();
  const said = text.trim().slice(0, readMost);
  const found = useQuery({
    queryKey: [searchArticles.id, projectId, searched],
    queryFn: ({ signal }) => call(searchArticles, { body: { text: searched, projectId }, signal }),
    enabled: searched !== '',
    staleTime: 30_000,
  });
  const fitting = useQuery({
    queryKey: [suggestArticles.id, projectId, said],
    queryFn: ({ signal }) => call(suggestArticles, { body: { text: said, projectId }, signal }),
    enabled: searched === '' && said !== '',
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
  return searched === ''
    ? { searched, hits: fitting.data?.hits ?? null }
    : { searched, hits: found.data?.hits ?? null };
}

function Hits({
  hits,
  searched,
  onOpen,
}: {
  hits: readonly ArticleHit[];
  searched: string;
  onOpen: (hit: ArticleHit) => void;
}) {
  const { t } = useTranslation();
  if (hits.length === 0)
    return (
      <p className="quiet">
        {searched ? t('knowledge.library.none', { text: searched }) : t('knowledge.beside.none-fit')}
      </p>
    );
  return (
    <ul className="side-list" aria-label={searched ? t('knowledge.library.title') : t('knowledge.beside.fitting')}>
      {hits.slice(0, most).map((hit) => (
        <li key={hit.id} className="beside-article">
          <PlainButton look="text" lang={hit.language} onClick={() => onOpen(hit)}>
            <Found text={hit.title} />
          </PlainButton>
          <span className="quiet" lang={hit.language}>
            <Found text={hit.excerpt} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Side(matter: Matter) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const [open, setOpen] = useState<ArticleHit | null>(null);
  const { hits, searched } = useHits(useDeferredValue(asked), matter);
  // Counted beside what one is doing: whether it succeeds holds nobody up.
  const count = (id: string, act: 'opened' | 'inserted') =>
    void call(countArticleUse, { params: { id }, body: { act, subject: matter.subject } }).catch(() => undefined);
  return (
    <Section title={t('knowledge.beside.title')}>
      <Input.Search
        size="small"
        allowClear
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          if (target.value === '') setAsked('');
        }}
        onSearch={setAsked}
        aria-label={t('knowledge.library.label')}
        placeholder={t('knowledge.library.label')}
      />
      {!searched && hits && hits.length > 0 ? <p className="quiet">{t('knowledge.beside.fitting')}</p> : null}
      {hits ? (
        <Hits
          hits={hits}
          searched={searched}
          onOpen={(hit) => {
            setOpen(hit);
            count(hit.id, 'opened');
          }}
        />
      ) : null}
      {open ? (
        <Suspense fallback={null}>
          <ArticleDrawer
            id={open.id}
            language={open.language}
            number={matter.number}
            onInserted={() => count(open.id, 'inserted')}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      ) : null}
    </Section>
  );
}

/** Articles beside a contact or a case: what fits it, and what one looks for. */
export function ArticleSide(matter: Matter) {
  return may(useMe(), 'knowledge.use') ? <Side {...matter} /> : null;
}
