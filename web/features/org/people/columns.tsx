import type { StaffRow, StaffState } from '@tongli/contracts/org';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { Day } from '../../../ui/Times.tsx';

const tones: Record<StaffState, Tone> = { joining: 'waiting', active: 'done', leaving: 'limit', left: 'neutral' };

export function StaffStateTag({ state }: { state: StaffState }) {
  const { t } = useTranslation();
  return <StateTag tone={tones[state]}>{t(`org.staff-state.${state}`)}</StateTag>;
}

/** How much somebody lacks of what their post asks. */
export function GapsTag({ count }: { count: number }) {
  const { t } = useTranslation();
  return count > 0 ? <StateTag tone="limit">{t('org.gap.missing', { count })}</StateTag> : null;
}

/** People, as lists show them. */
export function useStaffColumns(): Column<StaffRow>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  return [
    { key: 'number', title: t('org.person.number'), sort: 'number', text: (row) => row.number ?? '' },
    { key: 'name', title: t('org.person.name'), sort: 'name', text: (row) => row.name, phone: 'title' },
    { key: 'post', title: t('org.person.post'), sort: 'post', text: (row) => pick(row.post) },
    { key: 'level', title: t('org.post.level'), text: (row) => t(`org.level.${row.level}`), phone: 'hidden' },
    { key: 'unit', title: t('org.person.unit'), sort: 'unit', text: (row) => pick(row.unit) },
    {
      key: 'joinedOn',
      title: t('org.person.joined'),
      sort: 'joinedOn',
      text: (row) => row.joinedOn ?? '',
      render: (row) => (row.joinedOn ? <Day on={row.joinedOn} /> : null),
      phone: 'hidden',
    },
    {
      key: 'gapCount',
      title: t('org.gap.title'),
      text: (row) => (row.gapCount > 0 ? t('org.gap.missing', { count: row.gapCount }) : t('org.gap.none')),
      render: (row) => (row.gapCount > 0 ? <GapsTag count={row.gapCount} /> : t('org.gap.none')),
    },
    {
      key: 'state',
      title: t('org.person.state'),
      text: (row) => t(`org.staff-state.${row.state}`),
      render: (row) => <StaffStateTag state={row.state} />,
      phone: 'title',
    },
  ];
}
