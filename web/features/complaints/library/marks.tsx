import { type RemovedKind, removalMark, removedKind } from '@tongli/contracts/complaints';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';

const isKind = (text: string): text is RemovedKind => removedKind.options.some((kind) => kind === text);

/** An anonymous text, line by line. */
export function MarkedText({ text }: { text: string }) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text have no other name than their place.
    <p key={at}>
      <MarkedWords text={line} />
    </p>
  ));
}

/** What was taken out stands as a tag that says what it was. */
export function MarkedWords({ text }: { text: string }) {
  const { t } = useTranslation();
  return text.split(removalMark).map((piece, at) =>
    at % 2 === 1 && isKind(piece) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name than their place.
      <Tag key={at}>{t(`complaints.library.removed.${piece}`)}</Tag>
    ) : (
      piece
    ),
  );
}
