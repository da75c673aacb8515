import { Link } from '@tanstack/react-router';
import { type Article, type ArticleLanguage, getArticle } from '@tongli/contracts/knowledge';
import { Button, Drawer } from 'antd';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { SayOfArticle } from '../articles/Feedback.tsx';
import { Acknowledge, ValidityNotice, Words } from '../articles/Reading.tsx';
import { placeOf, watchPlaces } from './inserting.ts';
import { passagesOf } from './passages.ts';

interface ArticleDrawerProps {
  id: string;
  /** In which it was found. */
  language: ArticleLanguage;
  /** Of the contact beside which it is read; null beside a case. */
  number: string | null;
  onInserted: () => void;
  onClose: () => void;
}

/** Its paragraphs, to be put into the answer, or taken along where none is written here. */
function Passages({
  article,
  language,
  number,
  onInserted,
}: Omit<ArticleDrawerProps, 'id' | 'onClose'> & { article: Article }) {
  const { t } = useTranslation();
  const insert = useSyncExternalStore(watchPlaces, () => (number === null ? undefined : placeOf(number)));
  const current = article.editions.find(({ state }) => state === 'published');
  const words = current?.content.words[language] ?? current?.content.words.zh ?? current?.content.words.en;
  if (!words || article.validity !== 'valid') return null;
  return (
    <Section title={t('knowledge.beside.passages')}>
      <ul className="library-hits">
        {passagesOf(words.text).map((passage) => (
          <li key={passage}>
            <p className="timeline-body">{passage}</p>
            {insert ? (
              <Button
                size="small"
                onClick={() => {
                  insert(passage);
                  onInserted();
                }}
              >
                {t('knowledge.beside.insert')}
              </Button>
            ) : (
              // biome-ignore lint/a11y/noStaticElementInteractions: counts the click of the button within.
              // biome-ignore lint/a11y/useKeyWithClickEvents: a key on the button within clicks it too.
              <span onClick={onInserted}>
                <CopyButton
                  small
                  text={passage}
                  label={t('knowledge.beside.copy')}
                  done={t('knowledge.beside.copied')}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** An article beside what one is doing. */
export default function ArticleDrawer({ id, onClose, ...beside }: ArticleDrawerProps) {
  const { t } = useTranslation();
  const article = useRead(getArticle, { params: { id } });
  return (
    <Drawer open title={t('knowledge.library.title')} onClose={onClose} size={560} mask={false}>
      <Read of={article}>
        {(data) => {
          const current = data.editions.find(({ state }) => state === 'published');
          if (!current) return <p className="quiet">{t('knowledge.state.withdrawn')}</p>;
          return (
            <>
              <ValidityNotice article={data} edition={current} />
              <Words edition={current} />
              <Passages article={data} {...beside} />
              <Acknowledge article={data} edition={current} />
              <SayOfArticle article={data} />
              <p>
                <Link to={`/knowledge/articles/${id}`}>{t('knowledge.beside.page')}</Link>
              </p>
            </>
          );
        }}
      </Read>
    </Drawer>
  );
}
