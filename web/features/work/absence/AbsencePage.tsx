import { Link } from '@tanstack/react-router';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { cancelAbsence, getAbsence, handOverAbsence, type MovableItem } from '@tongli/contracts/work';
import { Alert, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { usePathParam } from '../../../ui/address.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Day, Instant } from '../../../ui/Times.tsx';
import { subjectAddress } from '../address.ts';
import { KindMark } from '../inbox/kinds.tsx';
import { useOwnCases, useTitle } from '../inbox/useTitles.ts';
import { useDirectory } from '../names.ts';
import { WorkClock } from '../states.tsx';
import { type Successors, shares, successorsOf } from './successors.ts';
import { toneOfAbsence } from './tones.ts';

type AbsenceRecord = ReplyOf<typeof getAbsence>;

const noCharts = new Map<string, string>();

interface MovingProps {
  absence: AbsenceRecord;
  successors: Successors;
  onChoose: (id: string, toId: string | undefined) => void;
}

/** Who takes an item over: to be chosen, for whoever may move it. */
function useSuccessorColumn({ absence, successors, onChoose }: MovingProps): Column<MovableItem> {
  const { t } = useTranslation();
  const { people } = useDirectory();
  const others = people.filter(({ value }) => value !== absence.person.id);
  const mayMove = absence.actions['hand-over']?.allowed === true;
  const nameOf = (id: string | undefined) => others.find(({ value }) => value === id)?.label ?? '—';
  return {
    key: 'to',
    title: t('work.absence.to'),
    text: ({ id }) => nameOf(successors[id]),
    render: (item) =>
      mayMove ? (
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('work.absence.to-of', { number: item.number })}
          placeholder={t('work.absence.stays')}
          className="filter-choice"
          popupMatchSelectWidth={false}
          value={successors[item.id] ?? null}
          options={others}
          onChange={(toId: string | null | undefined) => onChoose(item.id, toId ?? undefined)}
        />
      ) : (
        nameOf(successors[item.id])
      ),
  };
}

function useColumns(props: MovingProps): Column<MovableItem>[] {
  const { t } = useTranslation();
  const { absence } = props;
  const { now } = useSite();
  const titleOf = useTitle(
    useOwnCases(
      absence.person.id,
      absence.due.some(({ kind }) => kind === 'limit'),
    ),
  );
  const words = (item: MovableItem) =>
    item.beyondReach ? t('work.absence.beyond-reach') : Object.values(titleOf(item)).filter(Boolean).join(' ');
  const urgency = (dueAt: string) => (Date.parse(dueAt) <= now() ? ('breached' as const) : ('calm' as const));
  return [
    {
      key: 'kind',
      title: t('work.task.kind'),
      text: ({ kind }) => t(`work.kind.${kind}`),
      render: ({ kind }) => <KindMark kind={kind} />,
    },
    {
      key: 'title',
      title: t('work.task.title'),
      text: words,
      render: (item) =>
        item.beyondReach ? (
          <span className="quiet">{words(item)}</span>
        ) : (
          <Link className="clipped clipped-cell" title={words(item)} to={subjectAddress(item, noCharts) ?? '/work'}>
            {words(item)}
          </Link>
        ),
      phone: 'title',
      grows: true,
    },
    {
      key: 'due',
      title: t('work.due.label'),
      text: ({ dueAt }) => dueAt ?? '',
      render: ({ dueAt }) => (dueAt ? <WorkClock timed={{ dueAt, urgency: urgency(dueAt) }} /> : null),
    },
    useSuccessorColumn(props),
    { key: 'rule', title: t('work.absence.rule-label'), text: ({ rule }) => t(`work.absence.rule.${rule}`) },
  ];
}

/** What each successor will get, before anything moves. */
function Preview({ successors, total }: { successors: Successors; total: number }) {
  const { t } = useTranslation();
  const { person } = useDirectory();
  const parts = shares(successors);
  const moved = parts.reduce((sum, { count }) => sum + count, 0);
  const lines = parts.map(({ toId, count }) => t('work.absence.gets', { name: person(toId) ?? toId, count }));
  const staying = total - moved > 0 ? [t('work.absence.staying', { count: total - moved })] : [];
  return <p role="status">{[...lines, ...staying].join(t('app.list-separator'))}</p>;
}

function Moving({ absence }: { absence: AbsenceRecord }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { due, actions, id, version } = absence;
  const [chosen, setChosen] = useState<Successors>({});
  const act = useAct(handOverAbsence, () => setChosen({}));
  const successors = successorsOf(due, chosen);
  const items = Object.entries(successors).flatMap(([item, toId]) => (toId ? [{ id: item, toId }] : []));
  const columns = useColumns({
    absence,
    successors,
    onChoose: (item, toId) => setChosen({ ...chosen, [item]: toId }),
  });
  const mayMove = actions['hand-over']?.allowed === true;
  return (
    <Section
      title={t('work.absence.due', { count: due.length })}
      actions={
        mayMove && due.length > 0 ? (
          <span className="all-to">
            <span className="quiet">{t('work.absence.all-to')}</span>
            <PeopleSelect
              label={t('work.absence.all-to')}
              onChange={(to) => setChosen(Object.fromEntries(due.map((item) => [item.id, String(to)])))}
            />
          </span>
        ) : null
      }
    >
      {act.error ? <Alert type="error" showIcon role="alert" title={words.ofError(act.error)} /> : null}
      {act.data ? (
        <Alert type="success" showIcon role="status" title={t('work.absence.moved', { count: act.data.moved })} />
      ) : null}
      <DataTable
        label={t('work.absence.due', { count: due.length })}
        columns={columns}
        rows={due}
        rowKey={(item) => item.id}
        empty={<p className="quiet">{t('work.absence.nothing-due')}</p>}
      />
      {due.length > 0 ? (
        <div className="stacked">
          <Preview successors={successors} total={due.length} />
          <div className="form-foot">
            <ActButton
              allowance={actions['hand-over']}
              kind="primary"
              pending={act.isPending}
              onAct={() => act.mutate({ params: { id }, body: { items, version } })}
            >
              {t('work.absence.hand-over', { count: items.length })}
            </ActButton>
          </div>
        </div>
      ) : null}
    </Section>
  );
}

function CancelAbsence({ absence: { id, version, actions } }: { absence: AbsenceRecord }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { mutate, isPending, error } = useAct(cancelAbsence);
  if (!actions.cancel?.allowed) return null;
  return (
    <>
      {error ? <Alert type="error" showIcon role="alert" title={words.ofError(error)} /> : null}
      <ConfirmButton
        question={t('work.absence.cancel-question')}
        consequence={t('work.absence.cancel-words')}
        pending={isPending}
        onYes={() => mutate({ params: { id }, body: { version } })}
      >
        {t('work.absence.cancel')}
      </ConfirmButton>
    </>
  );
}

function Away({ absence }: { absence: AbsenceRecord }) {
  const { t } = useTranslation();
  const { person, fromOn, untilOn, reason, substitute, handedOverAt, state } = absence;
  const facts = [
    { label: t('work.absence.from-on'), value: <Day on={fromOn} /> },
    { label: t('work.absence.until-on'), value: <Day on={untilOn} /> },
    { label: t('work.absence.reason-label'), value: t(`work.absence.reason.${reason}`) },
    { label: t('work.absence.substitute'), value: substitute?.name },
    {
      label: t('work.absence.handed-over'),
      value: handedOverAt ? <Instant at={handedOverAt} /> : t('work.absence.not-yet'),
    },
  ];
  return (
    <RecordPage
      title={t('work.absence.of', { name: person.name })}
      state={<StateTag tone={toneOfAbsence[state]}>{t(`work.absence.state.${state}`)}</StateTag>}
      facts={facts}
      actions={<CancelAbsence absence={absence} />}
    >
      <Moving absence={absence} />
    </RecordPage>
  );
}

/** One absence: what falls due in it, and who takes it over. */
export default function AbsencePage() {
  const absence = useRead(getAbsence, { params: { id: usePathParam('id') } });
  return <Read of={absence}>{(data) => <Away absence={data} />}</Read>;
}
