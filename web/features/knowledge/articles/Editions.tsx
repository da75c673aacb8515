import type { Article, ArticleContent, ArticleEdition } from '@tongli/contracts/knowledge';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainButton } from '../../../ui/PlainButton.tsx';
import { type Fact, Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Day } from '../../../ui/Times.tsx';
import { useEditionFacts } from '../edition-facts.tsx';
import { toneOfState } from '../words.ts';
import { difference } from './difference.ts';
import { Words } from './Reading.tsx';
import { useTopics } from './words.ts';
import '../../../ui/markdown/difference.css';

/** What an article is about, for whom and when it holds, and how it came to be said. */
export function useArticleFacts(edition: ArticleEdition): Fact[] {
  const { t } = useTranslation();
  const { nameOf } = useTopics();
  const { content } = edition;
  const marks = (['public', 'mustKnow', 'smallChange'] as const).filter((one) => content[one]);
  return useEditionFacts(edition, [
    { label: t('knowledge.article.topic'), value: nameOf(content.topicId) },
    { label: t('knowledge.article.keywords'), value: content.keywords.join(t('app.list-separator')) || null },
    { label: t('knowledge.article.valid-from'), value: content.validFrom ? <Day on={content.validFrom} /> : null },
    { label: t('knowledge.article.valid-to'), value: content.validTo ? <Day on={content.validTo} /> : null },
    {
      label: t('knowledge.article.marks'),
      value: marks.map((one) => t(`knowledge.article.mark.${one}`)).join(t('app.list-separator')) || null,
    },
  ]);
}

/** All that an edition says, line by line. */
const linesOf = ({ words, keywords, validFrom, validTo }: ArticleContent): string =>
  [
    ...(['zh', 'en'] as const).flatMap((one) => {
      const said = words[one];
      return said ? [said.title, said.summary, said.text] : [];
    }),
    keywords.join('，'),
    `${validFrom ?? ''} – ${validTo ?? ''}`,
  ].join('\n');

const signs = { same: '  ', gone: '− ', new: '+ ' } as const;

function Difference({ before, after }: { before: ArticleContent; after: ArticleContent }) {
  const { t } = useTranslation();
  const lines = difference(linesOf(before), linesOf(after));
  return (
    <div className="difference">
      {lines.map(({ what, text }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one comparison keep their order.
        <p key={at} className={`difference-${what}`}>
          <span aria-hidden>{signs[what]}</span>
          {what === 'same' ? null : <span className="visually-hidden">{t(`knowledge.difference.${what}`)}</span>}
          {text}
        </p>
      ))}
    </div>
  );
}

function Edition({ edition, before }: { edition: ArticleEdition; before: ArticleEdition | undefined }) {
  const { t } = useTranslation();
  const [compares, setCompares] = useState(false);
  return (
    <Section
      title={t('knowledge.edition-number', { number: edition.number })}
      actions={
        <>
          {before ? (
            <PlainButton look="text" aria-expanded={compares} onClick={() => setCompares(!compares)}>
              {t('knowledge.difference.show', { number: before.number })}
            </PlainButton>
          ) : null}
          <StateTag tone={toneOfState[edition.state]}>{t(`knowledge.state.${edition.state}`)}</StateTag>
        </>
      }
    >
      <Facts facts={useArticleFacts(edition)} />
      {compares && before ? (
        <Difference before={before.content} after={edition.content} />
      ) : (
        <Words edition={edition} />
      )}
    </Section>
  );
}

/** Every edition there was, the latest first, each compared with the one before where one asks. */
export function Editions({ editions }: Pick<Article, 'editions'>) {
  return editions.map((edition, at) => <Edition key={edition.number} edition={edition} before={editions[at + 1]} />);
}
