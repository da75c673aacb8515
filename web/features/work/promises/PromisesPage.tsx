import { Link, useNavigate } from '@tanstack/react-router';
import { listPeople } from '@tongli/contracts/org';
import { listTasks, type TaskRow, taskList, taskOutcome } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useMe, useSite } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import type { Column, FilterField } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { type QuickView, QuickViews } from '../../../ui/list/QuickViews.tsx';
import { viewKey } from '../../../ui/list/view-address.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { useDirectory } from '../names.ts';
import { useColumns } from '../task/columns.tsx';
import { filtersOf, type When, type Whose, whens, whoses } from './views.ts';

const tones = { open: 'progress', kept: 'done', missed: 'breached', withdrawn: 'neutral' } as const;

/** What became of it, beside what a task shows anyway. */
function usePromiseColumns(): Column<TaskRow>[] {
  const { t } = useTranslation();
  const columns = useColumns().filter(({ key }) => key !== 'kind' && key !== 'state');
  const outcome: Column<TaskRow> = {
    ...{ key: 'outcome', title: t('work.promise.outcome-label') },
    text: (row) => t(`work.promise.outcome.${row.outcome}`),
    render: (row) => <StateTag tone={tones[row.outcome]}>{t(`work.promise.outcome.${row.outcome}`)}</StateTag>,
  };
  return [...columns.slice(0, 2), outcome, ...columns.slice(2)];
}

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  const { people, units } = useDirectory();
  return [
    {
      ...{ kind: 'choice', field: 'outcome', label: t('work.promise.outcome-label'), many: true },
      choices: taskOutcome.options.map((value) => ({ value, label: t(`work.promise.outcome.${value}`) })),
    },
    { kind: 'choice', field: 'ownerId', label: t('work.task.owner'), choices: people },
    { kind: 'choice', field: 'unitId', label: t('work.task.unit'), choices: units, many: true },
  ];
}

/** Two rows of choices that make one address: when, and whose. */
function useViews() {
  const { t } = useTranslation();
  const me = useMe();
  const { zone, now } = useSite();
  const [search, change] = useAddress();
  const { data } = useRead(listPeople, {}, { staleTime: 5 * 60_000 });
  const unitId = data?.people.find(({ id }) => id === me.accountId)?.unitId ?? null;
  const filters = (when: When, whose: Whose) => filtersOf(when, { whose, zone, now: now(), me: me.accountId, unitId });
  const used = Object.keys(search).filter((key) => key.startsWith('filter['));
  const shows = (when: When, whose: Whose) => {
    const asked = filters(when, whose);
    return used.length === Object.keys(asked).length && used.every((name) => asked[name] === search[name]);
  };
  const bare = used.length === 0;
  const when = whens.find((one) => whoses.some((whose) => shows(one, whose))) ?? (bare ? 'today' : null);
  const whose = whoses.find((one) => whens.some((at) => shows(at, one))) ?? (bare ? 'mine' : null);
  const choose = (at: When, of: Whose) => () =>
    change({ ...Object.fromEntries(used.map((key) => [key, undefined])), ...filters(at, of), [viewKey]: undefined });
  const byTime: QuickView[] = whens.map((key) => ({
    ...{ key, label: t(`work.promise.when.${key}`), current: key === when },
    onChoose: choose(key, whose ?? 'mine'),
  }));
  const byPerson: QuickView[] = whoses.map((key) => ({
    ...{ key, label: t(`work.promise.whose.${key}`), current: key === whose },
    onChoose: choose(when ?? 'today', key),
  }));
  return { byTime, byPerson, viewed: when !== null, usual: filters('today', 'mine') };
}

/** What was promised to customers by anyone on any record: what is due today, and what became of the rest. */
export default function PromisesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { byTime, byPerson, viewed, usual } = useViews();
  return (
    <ListPage
      endpoint={listTasks}
      title={t('work.promise.title')}
      lead={t('work.promise.lead')}
      columns={usePromiseColumns()}
      filters={useFilters()}
      usualSort={taskList.usualSort}
      usual={usual}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: `/work/tasks/${id}` })}
      actions={<Link to="/work/promises/results">{t('work.promise.results')}</Link>}
      above={
        <>
          <QuickViews views={byPerson} label={t('work.promise.whose-label')} />
          <QuickViews views={byTime} label={t('work.promise.when-label')} />
        </>
      }
      viewed={viewed}
      empty={<Empty title={t('work.promise.empty')}>{t('work.promise.empty-words')}</Empty>}
    />
  );
}
