import type { EditionOf, EditionState } from '@tongli/contracts/knowledge';
import type { EditionRow } from './store.ts';

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** Whoever wrote, approved or ended these editions. */
export const peopleOf = (editions: readonly EditionRow[]): string[] => [
  ...new Set(
    editions.flatMap((one) => [one.written_by, one.approved_by, one.ended_by].filter((person) => person !== null)),
  ),
];

/** An edition as its readers see it, with the people behind it by name. */
export const describedEdition = <Content>(row: EditionRow, names: ReadonlyMap<string, string>): EditionOf<Content> => ({
  number: row.number,
  state: row.state as EditionState,
  content: row.content as unknown as Content,
  writtenByName: names.get(row.written_by ?? '') ?? '',
  writtenAt: row.written_at.toISOString(),
  submittedAt: iso(row.submitted_at),
  approvalId: row.approval_id,
  approvedByName: names.get(row.approved_by ?? '') ?? '',
  publishedAt: iso(row.published_at),
  endedByName: names.get(row.ended_by ?? '') ?? '',
  endedAt: iso(row.ended_at),
  endReason: row.end_reason,
});
