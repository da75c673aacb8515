import type { Edition, Phrase } from '@tongli/contracts/knowledge';
import { useTranslation } from 'react-i18next';
import { type Fact, Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { useEditionFacts } from '../edition-facts.tsx';
import { toneOfState, useSituations } from '../words.ts';

/** What a phrase is for, and how it came to be said. */
function useFacts(edition: Edition): Fact[] {
  const { t } = useTranslation();
  const { nameOf } = useSituations();
  const { situation, pattern } = edition.content;
  return useEditionFacts(edition, [
    { label: t('knowledge.situation'), value: nameOf(situation) },
    { label: t('knowledge.pattern'), value: pattern ? t(`knowledge.pattern-of.${pattern}`) : null },
  ]);
}

/** What an edition says, in both languages, as it was approved. */
export function EditionSection({ edition }: { edition: Edition }) {
  const { t } = useTranslation();
  const { content, number, state } = edition;
  return (
    <Section
      title={t('knowledge.edition-number', { number })}
      actions={<StateTag tone={toneOfState[state]}>{t(`knowledge.state.${state}`)}</StateTag>}
    >
      <Facts facts={useFacts(edition)} />
      <h3 lang="zh">{content.title.zh}</h3>
      <p className="timeline-body" lang="zh">
        {content.text.zh}
      </p>
      <h3 lang="en">{content.title.en}</h3>
      <p className="timeline-body" lang="en">
        {content.text.en}
      </p>
    </Section>
  );
}

/** Every edition there was, the latest first. */
export function Editions({ editions }: Pick<Phrase, 'editions'>) {
  return (
    <>
      {editions.map((edition) => (
        <EditionSection key={edition.number} edition={edition} />
      ))}
    </>
  );
}
