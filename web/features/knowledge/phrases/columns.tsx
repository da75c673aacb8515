import type { PhraseRow } from '@tongli/contracts/knowledge';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../../ui/language.ts';
import { Clipped } from '../../../ui/list/Clipped.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant, useExportInstant } from '../../../ui/Times.tsx';
import { toneOfState, useSituations } from '../words.ts';

/** How far it has come; of one in use also what is being made beside it. */
function useStateWords() {
  const { t } = useTranslation();
  return ({ state, openState }: PhraseRow) =>
    state === 'published' && openState ? t(`knowledge.also.${openState}`) : t(`knowledge.state.${state}`);
}

export function usePhraseColumns(): Column<PhraseRow>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const instant = useExportInstant();
  const words = useStateWords();
  const { nameOf } = useSituations();
  return [
    {
      key: 'situation',
      title: t('knowledge.situation'),
      text: ({ situation }) => nameOf(situation),
      sort: 'situation',
      width: 150,
    },
    { key: 'title', title: t('knowledge.phrase-title'), text: ({ title }) => pick(title), phone: 'title', width: 190 },
    {
      key: 'text',
      title: t('knowledge.text'),
      text: ({ text }) => pick(text),
      render: ({ text }) => <Clipped text={pick(text)} />,
      grows: true,
    },
    {
      key: 'pattern',
      title: t('knowledge.pattern'),
      text: ({ pattern }) => (pattern ? t(`knowledge.pattern-of.${pattern}`) : ''),
      hidden: true,
    },
    {
      key: 'state',
      title: t('knowledge.state-title'),
      text: words,
      render: (row) => <StateTag tone={toneOfState[row.openState ?? row.state]}>{words(row)}</StateTag>,
      phone: 'title',
      width: 150,
    },
    { key: 'edition', title: t('knowledge.edition'), number: true, text: ({ edition }) => String(edition), width: 64 },
    {
      key: 'uses',
      title: t('knowledge.uses'),
      number: true,
      text: ({ uses }) => String(uses),
      sort: 'uses',
      width: 120,
    },
    { key: 'writer', title: t('knowledge.written-by'), text: (row) => row.writtenByName, hidden: true },
    { key: 'approver', title: t('knowledge.approved-by'), text: (row) => row.approvedByName, hidden: true },
    {
      key: 'changed',
      title: t('knowledge.changed'),
      text: ({ changedAt }) => instant(changedAt),
      render: ({ changedAt }) => <Instant at={changedAt} />,
      sort: 'changedAt',
      width: 110,
      phone: 'hidden',
    },
  ];
}
