import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../api/session.ts';
import { AgentMark } from '../../ui/floor/AgentMark.tsx';
import { Sparkline } from '../../ui/floor/Sparkline.tsx';
import { useBilingual, useLanguage } from '../../ui/language.ts';
import type { Column } from '../../ui/list/column.ts';
import { DataTable } from '../../ui/list/DataTable.tsx';
import { useNumbers } from '../../ui/numbers.ts';
import { StateTag } from '../../ui/StateTag.tsx';
import { CardLink } from '../../ui/spc/CardLink.tsx';
import { useNow } from '../../ui/Times.tsx';
import { dateIn, durationText } from '../../ui/time.ts';
import { agentStates, type StateCounts } from './agents.ts';
import { type Judged, judgeAbandoned, judgeLevel, judgeWait } from './judged.ts';
import { usePast } from './past.ts';
import type { QueueLine } from './queues.ts';

/** How many do what: those of whom there are any. */
export function Counts({ counts }: { counts: StateCounts }) {
  const { t } = useTranslation();
  const there = agentStates.filter((state) => counts[state] > 0);
  if (there.length === 0) return <StateTag tone="breached">{t('floor.nobody')}</StateTag>;
  return (
    <span className="state-counts">
      {there.map((state) => (
        <span key={state} title={t(`floor.state.${state}`)}>
          <AgentMark doing={state} />
          <span className="for-readers">{t(`floor.state.${state}`)}</span>
          {counts[state]}
        </span>
      ))}
    </span>
  );
}

/** How long whoever is first has waited. */
function Longest({ line: { oldest, queue } }: { line: QueueLine }) {
  const language = useLanguage();
  const now = useNow(1000);
  if (oldest === null) return <span className="quiet">–</span>;
  const seconds = Math.max(0, (now - oldest) / 1_000);
  const judged = judgeWait(seconds, queue.targets);
  const text = durationText(seconds, language);
  return judged === 'done' ? text : <StateTag tone={judged}>{text}</StateTag>;
}

/** What is so at the moment. */
function usePresentColumns(lines: readonly QueueLine[]): Column<QueueLine>[] {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const past = usePast(lines);
  return [
    {
      key: 'waiting',
      title: t('floor.column.waiting'),
      number: true,
      text: ({ waiting }) => number(waiting.length),
      render: ({ waiting }) => <strong>{number(waiting.length)}</strong>,
    },
    {
      key: 'past',
      title: t('floor.column.past'),
      phone: 'hidden',
      text: () => '',
      render: ({ id, waiting }) => (
        <Sparkline values={past(id)} label={t('floor.past-words', { count: waiting.length })} />
      ),
    },
    {
      key: 'longest',
      title: t('floor.column.longest'),
      number: true,
      text: ({ oldest }) => (oldest === null ? '–' : String(oldest)),
      render: (line) => <Longest line={line} />,
    },
  ];
}

const tagged = (text: string, judged: Judged | null) =>
  judged === null ? text : <StateTag tone={judged}>{text}</StateTag>;

/** What was counted since midnight. */
function useDayColumns(): Column<QueueLine>[] {
  const { t } = useTranslation();
  const { number, percent } = useNumbers();
  const { now, zone } = useSite();
  const today = dateIn(zone, now());
  const card = (code: string, shown: ReactNode) => (
    <CardLink code={code} span={{ from: today, to: today }} by="queue">
      {shown}
    </CardLink>
  );
  const count = (key: 'offered' | 'answered', code: string) => ({
    key,
    title: t(`floor.column.${key}`),
    number: true,
    text: ({ numbers }: QueueLine) => (numbers ? number(numbers[key]) : '–'),
    render: ({ numbers }: QueueLine) => (numbers ? card(code, number(numbers[key])) : '–'),
  });
  const share = (value: number | null | undefined) => (typeof value === 'number' ? percent(value, 0) : '–');
  return [
    {
      key: 'level',
      title: t('floor.column.level'),
      number: true,
      text: ({ numbers }) => share(numbers?.serviceLevel),
      render: ({ numbers, queue }) =>
        card(
          'service-level',
          tagged(share(numbers?.serviceLevel), judgeLevel(numbers?.serviceLevel ?? null, queue.targets)),
        ),
    },
    count('offered', 'contacts-per-day'),
    count('answered', 'connection-rate'),
    {
      key: 'abandoned',
      title: t('floor.column.abandoned'),
      number: true,
      text: ({ numbers }) => share(numbers?.abandonedShare),
      render: ({ numbers, queue }) => {
        const judged = judgeAbandoned(numbers?.abandonedShare ?? null, queue.targets);
        const text = share(numbers?.abandonedShare);
        return card('abandonment-rate', judged === 'done' ? text : tagged(text, judged));
      },
    },
  ];
}

/** Every queue by the second: those in which people wait stand first. */
export function QueueTable({ lines, onOpen }: { lines: readonly QueueLine[]; onOpen: (line: QueueLine) => void }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const present = usePresentColumns(lines);
  const day = useDayColumns();
  const columns: Column<QueueLine>[] = [
    {
      key: 'queue',
      title: t('floor.column.queue'),
      phone: 'title',
      grows: true,
      text: ({ queue }) => pick(queue.name),
    },
    ...present,
    ...day,
    {
      key: 'agents',
      title: t('floor.column.agents'),
      text: ({ agents }) => agentStates.map((state) => agents[state]).join(' '),
      render: ({ agents }) => <Counts counts={agents} />,
    },
  ];
  return (
    <DataTable
      columns={columns}
      rows={lines}
      rowKey={({ id }) => id}
      label={t('floor.queues')}
      onOpen={onOpen}
      empty={<p className="quiet">{t('floor.no-queues')}</p>}
    />
  );
}
