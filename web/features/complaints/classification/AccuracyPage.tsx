import { Link } from '@tanstack/react-router';
import { type DimensionAccuracy, getClassAccuracy, type MonthAccuracy } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Empty } from '../../../ui/Empty.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { useClassWords } from './class-names.ts';

type Level = DimensionAccuracy['levels'][number];
type Pair = DimensionAccuracy['confused'][number];

/** How well classes are suggested: on closed cases it had not seen, and month by month by what people chose. */
export default function AccuracyPage() {
  const { t } = useTranslation();
  const result = useRead(getClassAccuracy, {});
  return (
    <Page
      title={t('complaints.class.accuracy')}
      lead={t('complaints.class.accuracy-lead')}
      actions={<Link to="/complaints/class-decisions">{t('complaints.class.decisions')}</Link>}
    >
      <Read of={result}>
        {({ dimensions, months }) => (
          <>
            <Months months={months} />
            {dimensions.map((one) => (
              <Dimension key={one.dimension} one={one} />
            ))}
          </>
        )}
      </Read>
    </Page>
  );
}

function useShares<Row extends Level>(): Column<Row>[] {
  const { t } = useTranslation();
  const { number, percent } = useNumbers();
  return [
    { key: 'tested', title: t('complaints.class.tested'), text: (row) => number(row.tested), number: true },
    { key: 'top1', title: t('complaints.class.top1'), text: (row) => percent(row.top1), number: true },
    { key: 'top3', title: t('complaints.class.top3'), text: (row) => percent(row.top3), number: true },
  ];
}

function useLevelWords() {
  const { t } = useTranslation();
  return (dimension: DimensionAccuracy['dimension'], level: number) =>
    dimension === 'class' ? t('complaints.class.level', { level }) : t(`complaints.class.dimension.${dimension}`);
}

function Months({ months }: { months: readonly MonthAccuracy[] }) {
  const { t } = useTranslation();
  const levelWords = useLevelWords();
  const columns: Column<MonthAccuracy>[] = [
    { key: 'month', title: t('complaints.class.month'), text: (row) => row.month, phone: 'title' },
    {
      key: 'what',
      title: t('complaints.class.what'),
      text: (row) => levelWords(row.dimension, row.level),
      phone: 'title',
      grows: true,
    },
    ...useShares<MonthAccuracy>(),
  ];
  return (
    <Section title={t('complaints.class.by-people')}>
      <p className="quiet form-notice">{t('complaints.class.by-people-words')}</p>
      <DataTable
        label={t('complaints.class.by-people')}
        columns={columns}
        rows={months}
        rowKey={({ month, dimension, level }) => `${month} ${dimension} ${level}`}
        empty={<Empty title={t('complaints.class.no-decisions')}>{t('complaints.class.no-decisions-words')}</Empty>}
      />
    </Section>
  );
}

function Dimension({ one }: { one: DimensionAccuracy }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const levelWords = useLevelWords();
  const columns: Column<Level>[] = [
    {
      key: 'level',
      title: t('complaints.class.what'),
      text: ({ level }) => levelWords(one.dimension, level),
      phone: 'title',
      grows: true,
    },
    ...useShares<Level>(),
  ];
  const title = t('complaints.class.learned-of', { what: t(`complaints.class.dimension.${one.dimension}`) });
  if (one.trainedAt === null)
    return (
      <Section title={title}>
        <p>{t('complaints.class.cold', { cases: number(one.cases), needed: number(one.casesNeeded) })}</p>
      </Section>
    );
  const facts = [
    { label: t('complaints.class.trained-at'), value: <Instant at={one.trainedAt} /> },
    { label: t('complaints.class.version'), value: number(one.modelVersion ?? 0) },
    {
      label: t('complaints.class.learned-cases'),
      value:
        one.knownCases > one.cases
          ? t('complaints.class.cases-of', { cases: number(one.cases), known: number(one.knownCases) })
          : number(one.cases),
    },
    { label: t('complaints.class.learned-classes'), value: number(one.classes) },
    { label: t('complaints.class.left-out'), value: number(one.leftOut) },
  ];
  return (
    <Section title={title}>
      <Facts facts={facts} />
      <DataTable label={title} columns={columns} rows={one.levels} rowKey={({ level }) => `${level}`} />
      <Confused one={one} />
    </Section>
  );
}

function Confused({ one }: { one: DimensionAccuracy }) {
  const { t } = useTranslation();
  const words = useClassWords();
  const { number } = useNumbers();
  const columns: Column<Pair>[] = [
    {
      key: 'given',
      title: t('complaints.class.given'),
      text: (row) => words(one.dimension, row.given),
      phone: 'title',
    },
    {
      key: 'predicted',
      title: t('complaints.class.predicted'),
      text: (row) => words(one.dimension, row.predicted),
      phone: 'title',
    },
    { key: 'count', title: t('complaints.class.count'), text: (row) => number(row.count), number: true },
    {
      key: 'cases',
      title: t('complaints.class.behind'),
      text: (row) => row.cases.map((found) => found.number).join(' '),
      render: (row) => row.cases.slice(0, casesShown).map((found) => <CaseLink key={found.id} {...found} />),
      grows: true,
    },
  ];
  if (one.confused.length === 0) return null;
  return (
    <>
      <h3>{t('complaints.class.confused')}</h3>
      <DataTable
        label={t('complaints.class.confused')}
        columns={columns}
        rows={one.confused}
        rowKey={(row) => `${row.given.join('/')} ${row.predicted.join('/')}`}
      />
    </>
  );
}

const casesShown = 5;

const CaseLink = ({ id, number }: { id: string; number: string }) => (
  <>
    <Link to={`/complaints/${id}`}>{number}</Link>{' '}
  </>
);
