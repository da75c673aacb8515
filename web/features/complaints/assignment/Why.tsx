import type { Candidate, OwnerChoice } from '@tongli/contracts/complaints';
import { listSkills } from '@tongli/contracts/org';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { StateTag } from '../../../ui/StateTag.tsx';

/** Names of skills by id. */
export function useSkills(): { name(id: string): string; readonly options: { value: string; label: string }[] } {
  const pick = useBilingual();
  const { data } = useRead(listSkills, {}, { staleTime: 5 * 60_000 });
  const skills = data?.items ?? [];
  const options = skills.map(({ id, name }) => ({ value: id, label: pick(name) }));
  return { name: (id) => options.find(({ value }) => value === id)?.label ?? '…', options };
}

function useColumns(chosenId: string | null): Column<Candidate>[] {
  const { t } = useTranslation();
  const { number, percent } = useNumbers();
  const skills = useSkills();
  const why = ({ out, lacks, personId }: Candidate) => {
    if (personId === chosenId) return t('complaints.assignment.chosen');
    if (out === 'unskilled')
      return t('complaints.assignment.lacks', { skills: lacks.map(skills.name).join(t('complaints.list-separator')) });
    return out === null ? t('complaints.assignment.free') : t(`complaints.assignment.out.${out}`);
  };
  const tone = ({ out, personId }: Candidate) => {
    if (personId === chosenId) return 'done';
    return out === null ? 'neutral' : 'waiting';
  };
  return [
    { key: 'name', title: t('complaints.assignment.handler'), text: ({ name }) => name, phone: 'title', grows: true },
    {
      key: 'load',
      title: t('complaints.assignment.load'),
      number: true,
      text: ({ load, most }) => `${number(load)} / ${number(most)}`,
    },
    {
      key: 'share',
      title: t('complaints.assignment.share'),
      number: true,
      text: ({ load, most }) => percent(load / most, 0),
    },
    {
      key: 'why',
      title: t('complaints.assignment.why'),
      text: why,
      render: (row) => <StateTag tone={tone(row)}>{why(row)}</StateTag>,
    },
  ];
}

/** Everybody who came into question, what they held, and what decided. */
export function Why({ choice }: { choice: OwnerChoice }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  return (
    <>
      <p>
        {t(`complaints.assignment.rule.${choice.rule}`)}{' '}
        <span className="quiet">{t('complaints.assignment.weighs', { weight: number(choice.weight) })}</span>
      </p>
      <DataTable<Candidate>
        label={t('complaints.assignment.candidates')}
        columns={useColumns(choice.personId)}
        rows={choice.candidates}
        rowKey={({ personId }) => personId}
        compact
      />
    </>
  );
}
