import {
  type ComparedMeasure,
  compareProcessPilot,
  type Pilot,
  type ProcessComparison,
  type ServiceProcess,
} from '@tongli/contracts/requests';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';

const tones = {
  better: 'done',
  worse: 'breached',
  'no-relevant-difference': 'neutral',
  'too-little-data': 'waiting',
} as const;

/** A measure's values in its own unit. */
function useValueWords(): (scale: ComparedMeasure['scale'], value: number | null) => string {
  const { t } = useTranslation();
  const { number, percent } = useNumbers();
  return (scale, value) => {
    if (value === null) return '—';
    if (scale === 'share') return percent(value, 1);
    return scale === 'minutes'
      ? t('requests.process.minutes', { amount: number(Math.round(value)) })
      : number(Math.round(value * 100) / 100);
  };
}

function useColumns(stepNames: ProcessComparison['stepNames']): Column<ComparedMeasure>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const words = useValueWords();
  const { number } = useNumbers();
  const nameOf = (key: string): string => {
    const step = key.startsWith('step:') ? key.slice(5) : null;
    if (step === null) return t(`requests.process.measure.${key}`);
    const name = stepNames[step];
    return t('requests.process.measure.step', { step: name ? pick(name) : step });
  };
  const side = ({ scale }: ComparedMeasure, { value, n }: ComparedMeasure['pilot']) =>
    t('requests.process.value-of', { value: words(scale, value), n });
  const interval = (scale: ComparedMeasure['scale'], effect: ComparedMeasure['effect']) =>
    effect === null
      ? '—'
      : t('requests.process.effect-words', {
          value: words(scale, effect.value),
          lower: words(scale, effect.lower),
          upper: words(scale, effect.upper),
        });
  const lack = ({ verdict, lacking }: ComparedMeasure) =>
    verdict === 'too-little-data' && lacking !== null
      ? t('requests.process.lacking', { pilot: number(lacking.pilot), control: number(lacking.control) })
      : '';
  return [
    { key: 'key', title: t('requests.process.measured'), text: ({ key }) => nameOf(key), grows: true, phone: 'title' },
    { key: 'pilot', title: t('requests.process.pilot-side'), text: (row) => side(row, row.pilot), width: 150 },
    { key: 'control', title: t('requests.process.control-side'), text: (row) => side(row, row.control), width: 150 },
    {
      key: 'effect',
      title: t('requests.process.effect'),
      text: ({ scale, effect }) => interval(scale, effect),
      width: 220,
    },
    { key: 'did', title: t('requests.process.did'), text: ({ scale, did }) => interval(scale, did), width: 220 },
    {
      key: 'p',
      title: t('requests.process.adjusted'),
      text: ({ adjusted }) => (adjusted === null ? '—' : adjusted < 0.001 ? '< 0.001' : adjusted.toFixed(3)),
      number: true,
      width: 90,
    },
    {
      key: 'verdict',
      title: t('requests.process.verdict-title'),
      text: (row) => `${t(`requests.process.verdict.${row.verdict}`)} ${lack(row)}`.trim(),
      render: (row) => (
        <>
          <StateTag tone={tones[row.verdict]}>{t(`requests.process.verdict.${row.verdict}`)}</StateTag>
          <span className="quiet"> {lack(row)}</span>
        </>
      ),
      width: 260,
    },
  ];
}

function Comparison({ comparison }: { comparison: ProcessComparison }) {
  const { t } = useTranslation();
  const columns = useColumns(comparison.stepNames);
  return (
    <>
      <p>{t('requests.process.case-counts', comparison.cases)}</p>
      <DataTable
        columns={columns}
        rows={comparison.measures}
        rowKey={({ key }) => key}
        label={t('requests.process.tab.pilots')}
      />
      <p className="quiet">{t('requests.process.comparison-explained')}</p>
    </>
  );
}

function OnePilot({ process, pilot }: { process: ServiceProcess; pilot: Pilot }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const comparison = useRead(compareProcessPilot, { params: { id: process.id, pilotId: pilot.id } });
  return (
    <Section
      title={t('requests.process.pilot-of', { version: pilot.version, control: pilot.controlVersion })}
      actions={
        <StateTag tone={pilot.state === 'running' ? 'progress' : 'done'}>
          {t(`requests.process.pilot-state.${pilot.state}`)}
        </StateTag>
      }
    >
      <p>
        {pilot.teams.map(({ name }) => pick(name)).join(' · ')} · <Instant at={pilot.fromAt} /> –{' '}
        <Instant at={pilot.untilAt} />
      </p>
      {pilot.reason ? (
        <p>{t('requests.process.decided', { by: pilot.decidedBy ?? '', reason: pilot.reason })}</p>
      ) : null}
      <Read of={comparison}>{(data) => <Comparison comparison={data} />}</Read>
    </Section>
  );
}

/** Each pilot against the teams that went on as before. */
export function PilotsTab({ process }: { process: ServiceProcess }) {
  const { t } = useTranslation();
  if (process.pilots.length === 0) return <Empty title={t('requests.process.no-pilots')} />;
  return process.pilots.map((pilot) => <OnePilot key={pilot.id} process={process} pilot={pilot} />);
}
