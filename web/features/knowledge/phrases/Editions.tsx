import { Link } from '@tanstack/react-router';
import type { Edition, Phrase } from '@tongli/contracts/knowledge';
import { useTranslation } from 'react-i18next';
import { type Fact, Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { toneOfState, useSituations } from '../words.ts';

const by = (name: string, at: string | null) =>
  at === null ? null : (
    <>
      {name} <Instant at={at} />
    </>
  );

/** Who wrote and approved an edition, and what became of it. */
function useFacts(edition: Edition): Fact[] {
  const { t } = useTranslation();
  const { nameOf } = useSituations();
  const { content, state, approvalId } = edition;
  const waits = state === 'submitted' && approvalId;
  return [
    { label: t('knowledge.situation'), value: nameOf(content.situation) },
    {
      label: t('knowledge.pattern'),
      value: content.pattern ? t(`knowledge.pattern-of.${content.pattern}`) : null,
    },
    { label: t('knowledge.written-by'), value: by(edition.writtenByName, edition.writtenAt) },
    {
      label: t('knowledge.submitted'),
      value: waits ? <Link to={`/work/approvals/${approvalId}`}>{t('knowledge.approval')}</Link> : null,
    },
    { label: t('knowledge.approved-by'), value: by(edition.approvedByName, edition.publishedAt) },
    { label: t('knowledge.ended'), value: by(edition.endedByName, edition.endedAt) },
    { label: t('knowledge.reason'), value: edition.endReason },
  ].filter(({ value }) => value !== null);
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
