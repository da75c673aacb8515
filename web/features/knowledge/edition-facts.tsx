import { Link } from '@tanstack/react-router';
import type { EditionOf } from '@tongli/contracts/knowledge';
import { useTranslation } from 'react-i18next';
import type { Fact } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/Times.tsx';

const by = (name: string, at: string | null) =>
  at === null ? null : (
    <>
      {name} <Instant at={at} />
    </>
  );

/** Who wrote, approved and ended an edition; what its kind says of it stands before. */
export function useEditionFacts(edition: EditionOf<unknown>, own: readonly Fact[]): Fact[] {
  const { t } = useTranslation();
  const { state, approvalId, approvedByName, publishedAt } = edition;
  const waits = state === 'submitted' && approvalId;
  return [
    ...own,
    { label: t('knowledge.written-by'), value: by(edition.writtenByName, edition.writtenAt) },
    {
      label: t('knowledge.submitted'),
      value: waits ? <Link to={`/work/approvals/${approvalId}`}>{t('knowledge.approval')}</Link> : null,
    },
    {
      label: t('knowledge.approved-by'),
      value: state === 'approved' ? approvedByName : by(approvedByName, publishedAt),
    },
    { label: t('knowledge.ended'), value: by(edition.endedByName, edition.endedAt) },
    { label: t('knowledge.reason'), value: edition.endReason },
  ].filter(({ value }) => value !== null);
}
