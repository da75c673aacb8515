import type { candidate } from '@tongli/contracts/contacts';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useLanguage } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { durationText } from '../../../ui/time.ts';
import { useContactWords } from '../words.ts';

export type Candidate = z.infer<typeof candidate>;

function useColumns(): Column<Candidate>[] {
  const { t } = useTranslation();
  const words = useContactWords();
  const numbers = useNumbers();
  const language = useLanguage();
  const part = (key: string, show: (value: number) => string): Column<Candidate> => ({
    key,
    title: t(`contacts.part.${key}`),
    number: true,
    text: ({ parts }) => (parts[key] === undefined ? '' : show(parts[key])),
  });
  const plain = (value: number) => numbers.number(value);
  return [
    {
      key: 'rank',
      title: t('contacts.decision.rank'),
      number: true,
      text: ({ rank }) => (rank === null ? '—' : String(rank)),
    },
    { key: 'agent', title: t('contacts.column.agent'), text: ({ agentName }) => agentName, phone: 'title' },
    part('opening', plain),
    part('level', plain),
    part('inHand', plain),
    part('occupancy', (value) => numbers.percent(value, 0)),
    part('idleSeconds', (value) => durationText(value, language)),
    {
      key: 'excluded',
      title: t('contacts.decision.excluded'),
      text: ({ excludedBy }) => (excludedBy === null ? '' : words.ofCode('excluded', excludedBy)),
      grows: true,
    },
  ];
}

/** Who was looked at for a contact, whoever is asked first at the top. */
export function Candidates({ candidates }: { candidates: readonly Candidate[] }) {
  const { t } = useTranslation();
  return (
    <DataTable<Candidate>
      columns={useColumns()}
      rows={candidates}
      rowKey={({ agentId }) => agentId}
      label={t('contacts.decision.candidates')}
      empty={<p className="quiet">{t('contacts.decision.no-candidates')}</p>}
    />
  );
}
