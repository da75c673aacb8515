import { useNavigate } from '@tanstack/react-router';
import {
  type Department,
  type DepartmentFigure,
  type DepartmentFigures,
  getDepartmentRanking,
  listDepartments,
  listDepartmentTasks,
  mostTasksBehind,
  type Share,
} from '@tongli/contracts/work';
import { Alert, Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useRead } from '../../../api/hooks.ts';
import { filterKey } from '../../../api/list.ts';
import { may, useMe } from '../../../api/session.ts';
import { useAddress, writeSearch } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { Clipped } from '../../../ui/list/Clipped.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { saveTable } from '../../../ui/list/save-table.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Page } from '../../../ui/Page.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { CardLink } from '../../../ui/spc/CardLink.tsx';
import { Control, Controls } from '../../../ui/spc/Control.tsx';
import { useDirectory } from '../names.ts';
import { LimitDrawer } from './LimitDrawer.tsx';

/** Opens the tasks behind a figure in the list of tasks. */
function useBehind(month: string) {
  const navigate = useNavigate();
  const words = useProblemWords();
  const [failed, setFailed] = useState('');
  const open = async (unitId: string, figure: DepartmentFigure) => {
    try {
      const { ids } = await call(listDepartmentTasks, { query: { month, unitId, figure } });
      await navigate({ to: `/work/tasks${writeSearch({ [filterKey('id', 'in')]: ids.join(',') })}` });
    } catch (error) {
      setFailed(words.ofError(error));
    }
  };
  return { open: (unitId: string, figure: DepartmentFigure) => void open(unitId, figure), failed };
}

/** A share with what it is made of, and where the true one may lie. */
function useShareWords() {
  const { t } = useTranslation();
  const { number, percent } = useNumbers();
  const words = ({ part, whole, value }: Share) =>
    value === null
      ? '—'
      : t('work.department.share-of', { share: percent(value), part: number(part), whole: number(whole) });
  const range = ({ value, lower, upper }: Share) => {
    if (value === null) return '';
    return t('work.department.interval', { lower: percent(lower, 0), upper: percent(upper, 0) });
  };
  return { words, range };
}

type Row = DepartmentFigures;

/** A figure says of how many it is made, and in which interval it may lie; the tasks behind it are one click away. */
function useColumns(month: string, open: (unitId: string, figure: DepartmentFigure) => void): Column<Row>[] {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const { unit } = useDirectory();
  const link = (row: Row, figure: DepartmentFigure, text: string, count: number) =>
    count === 0 ? (
      text
    ) : (
      <Button
        type="link"
        size="small"
        aria-label={t('work.department.see', { figure: t(`work.department.figure.${figure}`), count, month })}
        onClick={() => open(row.unitId, figure)}
      >
        {text}
      </Button>
    );
  const counted = (key: 'given' | 'open'): Column<Row> => ({
    ...{ key, title: t(`work.department.figure.${key}`), number: true, width: 88 },
    text: (row) => number(row[key]),
    render: (row) => link(row, key, number(row[key]), row[key]),
  });
  const { words, range } = useShareWords();
  const shared = (key: 'onTime' | 'returned' | 'repeated', figure: DepartmentFigure): Column<Row> => ({
    ...{ key, title: t(`work.department.figure.${figure}`), number: true },
    text: (row) => `${words(row[key])} ${range(row[key])}`.trim(),
    render: (row) => (
      <>
        {link(row, figure, words(row[key]), row[key].part)}
        {row[key].value === null ? null : <div className="quiet">{range(row[key])}</div>}
      </>
    ),
  });
  return [
    {
      ...{ key: 'rank', title: t('work.department.rank'), number: true, width: 72 },
      text: ({ rank }) => (rank === null ? '—' : number(rank)),
    },
    {
      ...{ key: 'unit', title: t('work.task.unit'), grows: true, phone: 'title' },
      text: ({ unitId }) => unit(unitId) ?? '—',
      render: ({ unitId }) => <Clipped text={unit(unitId) ?? '—'} />,
    },
    counted('given'),
    counted('open'),
    shared('onTime', 'on-time'),
    {
      ...{ key: 'late', title: t('work.department.figure.late'), number: true, width: 88 },
      text: ({ onTime }) => number(onTime.whole - onTime.part),
      render: (row) => {
        const late = row.onTime.whole - row.onTime.part;
        return link(row, 'late', number(late), late);
      },
    },
    shared('returned', 'returned'),
    shared('repeated', 'repeated'),
    {
      ...{ key: 'median', title: t('work.department.median'), number: true, width: 120 },
      text: ({ medianMinutes }) =>
        medianMinutes === null
          ? '—'
          : t('work.department.hours', { hours: number(Math.round(medianMinutes / 6) / 10) }),
    },
  ];
}

/** What the catalogue says of tasks, by the moment at which they were done or returned. */
function Cards({ month }: { month: string }) {
  const { t } = useTranslation();
  const span = { from: `${month}-01`, to: dayjs(`${month}-01`).endOf('month').format('YYYY-MM-DD') };
  if (!may(useMe(), 'measures.live')) return null;
  return (
    <p className="quiet">
      {t('work.department.cards')}{' '}
      <CardLink code="task-on-time-rate" span={span} by="unit">
        {t('work.department.on-time-card')}
      </CardLink>
      {' · '}
      <CardLink code="task-return-rate" span={span} by="unit">
        {t('work.department.return-card')}
      </CardLink>
    </p>
  );
}

function Ranking({ month, enough, rows }: { month: string; enough: number; rows: readonly Row[] }) {
  const { t } = useTranslation();
  const { open, failed } = useBehind(month);
  const columns = useColumns(month, open);
  if (rows.length === 0) return <Empty title={t('work.department.none')}>{t('work.department.none-words')}</Empty>;
  return (
    <Section
      title={t('work.department.of-month', { month })}
      actions={
        <Button onClick={() => void saveTable(`${t('work.department.title')} ${month}`, columns, rows)}>
          {t('work.department.excel')}
        </Button>
      }
    >
      {failed ? <Alert type="error" showIcon role="alert" title={failed} /> : null}
      <DataTable label={t('work.department.title')} columns={columns} rows={rows} rowKey={({ unitId }) => unitId} />
      <p className="quiet">{t('work.department.explained', { enough, most: mostTasksBehind })}</p>
      <Cards month={month} />
    </Section>
  );
}

/** Who answers in each department, and how long its tasks may take. */
function Limits({ departments }: { departments: readonly Department[] }) {
  const { t } = useTranslation();
  const me = useMe();
  const { unit } = useDirectory();
  const { number } = useNumbers();
  const [changing, setChanging] = useState<Department | null>(null);
  const columns: Column<Department>[] = [
    { key: 'unit', title: t('work.task.unit'), text: ({ unitId }) => unit(unitId) ?? '—', grows: true, phone: 'title' },
    {
      ...{ key: 'answers', title: t('work.department.answers'), width: 220 },
      text: ({ answerableName }) => answerableName || t('work.department.nobody-answers'),
    },
    {
      ...{ key: 'limit', title: t('work.department.limit'), number: true, width: 260 },
      text: ({ minutes, own }) =>
        t(own ? 'work.department.own-limit' : 'work.department.limit-above', {
          span: t('work.department.hours', { hours: number(Math.round(minutes / 6) / 10) }),
        }),
    },
  ];
  return (
    <Section title={t('work.department.limits')}>
      <DataTable
        label={t('work.department.limits')}
        columns={columns}
        rows={departments.filter(({ unitId }) => unit(unitId) !== null)}
        rowKey={({ unitId }) => unitId}
        onOpen={may(me, 'work.assign') ? setChanging : undefined}
      />
      {changing ? <LimitDrawer department={changing} onClose={() => setChanging(null)} /> : null}
    </Section>
  );
}

/** Month by month: what departments were given, did in time, gave back and were given again. */
export default function DepartmentsPage() {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const query = search.month ? { month: search.month } : {};
  const ranking = useRead(getDepartmentRanking, { query }, { placeholderData: (previous) => previous });
  const departments = useRead(listDepartments, {});
  return (
    <Page title={t('work.department.title')} lead={t('work.department.lead')}>
      <Read of={ranking}>
        {(data) => (
          <>
            <Controls label={t('work.department.month')}>
              <Control label={t('work.department.month')} htmlFor="month">
                <DatePicker
                  id="month"
                  picker="month"
                  allowClear={false}
                  format="YYYY-MM"
                  value={dayjs(`${data.month}-01`)}
                  onChange={(_, month) => change({ month: String(month) || undefined })}
                />
              </Control>
            </Controls>
            <Ranking {...data} />
          </>
        )}
      </Read>
      <Read of={departments}>{(data) => <Limits departments={data.departments} />}</Read>
    </Page>
  );
}
