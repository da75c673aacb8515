import { listVisitWindows, type TeamWindows } from '@tongli/contracts/requests';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { clockText } from '../../../ui/calendar/clock.ts';
import { Empty } from '../../../ui/Empty.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { useDirectory } from '../people.ts';
import { WindowsDrawer } from './WindowsDrawer.tsx';

const placesOf = ({ windows }: TeamWindows) => windows.reduce((sum, { capacity }) => sum + capacity, 0);

function useColumns(onChange: ((team: TeamWindows) => void) | null): Column<TeamWindows>[] {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const { unit } = useDirectory();
  const hours = ({ windows }: TeamWindows) =>
    windows.map((one) =>
      t('requests.windows.one', {
        from: clockText(one.fromMinute),
        until: clockText(one.untilMinute),
        count: one.capacity,
      }),
    );
  const name = (team: TeamWindows) => unit(team.unitId) ?? '…';
  const change: Column<TeamWindows> = {
    key: 'change',
    title: t('requests.windows.change'),
    text: () => t('requests.windows.change'),
    only: 'screen',
    render: (team) => (
      <Button
        size="small"
        aria-label={t('requests.windows.change-of', { team: name(team) })}
        onClick={() => onChange?.(team)}
      >
        {t('requests.windows.change')}
      </Button>
    ),
  };
  return [
    { key: 'team', title: t('requests.visit.team'), text: name, phone: 'title' },
    {
      key: 'hours',
      title: t('requests.windows.hours'),
      text: (team) => hours(team).join(' ') || t('requests.windows.none-short'),
      grows: true,
    },
    { key: 'places', title: t('requests.windows.a-day'), number: true, text: (team) => number(placesOf(team)) },
    ...(onChange ? [change] : []),
  ];
}

interface AddTeamProps {
  known: readonly TeamWindows[];
  onChoose: (team: TeamWindows) => void;
}

/** A team that has no hours yet. */
function AddTeam({ known, onChoose }: AddTeamProps) {
  const { t } = useTranslation();
  const { units } = useDirectory();
  const set = new Set(known.map(({ unitId }) => unitId));
  return (
    <Select<string>
      aria-label={t('requests.windows.add-team')}
      placeholder={t('requests.windows.add-team')}
      className="wide-select"
      value={null as unknown as string}
      showSearch={{ optionFilterProp: 'label' }}
      options={units.filter(({ value }) => !set.has(value))}
      onChange={(unitId) => onChoose({ unitId, windows: [], version: 0 })}
    />
  );
}

/** In which hours which team visits customers, and how many visits it makes in them. */
export default function WindowsPage() {
  const { t } = useTranslation();
  const mayChange = may(useMe(), 'requests.assign');
  const { unit } = useDirectory();
  const [open, setOpen] = useState<TeamWindows | null>(null);
  const windows = useRead(listVisitWindows, {});
  const columns = useColumns(mayChange ? setOpen : null);
  return (
    <Page
      title={t('requests.windows.title')}
      lead={t('requests.windows.lead')}
      actions={mayChange && windows.data ? <AddTeam known={windows.data.teams} onChoose={setOpen} /> : null}
    >
      <Read of={windows}>
        {({ teams }) => (
          <DataTable<TeamWindows>
            label={t('requests.windows.title')}
            rows={teams}
            rowKey={({ unitId }) => unitId}
            columns={columns}
            empty={<Empty title={t('requests.windows.none')}>{t('requests.windows.none-words')}</Empty>}
          />
        )}
      </Read>
      {open ? <WindowsDrawer team={open} name={unit(open.unitId) ?? '…'} onClose={() => setOpen(null)} /> : null}
    </Page>
  );
}
