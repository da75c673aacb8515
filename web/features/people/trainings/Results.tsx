import { getTrainingResults, type ItemResult, type Training } from '@tongli/contracts/people';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { Clipped } from '../../../ui/list/Clipped.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Read } from '../../../ui/Read.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { useLastDays } from '../../../ui/spc/last-days.ts';
import { percentWords, useSaid } from '../words.ts';

/** Below this, nearly nobody knows it: the question or the training is to be looked at. */
const hard = 0.4;
const fewest = 10;
/** Of these the cards of tests show the course. */
const days = 90;

function useColumns(): Column<ItemResult>[] {
  const { t } = useTranslation();
  const said = useSaid();
  const { percent, number } = useNumbers();
  return [
    {
      key: 'text',
      title: t('people.question.one'),
      text: ({ text }) => said(text),
      render: ({ text }) => <Clipped text={said(text)} />,
      grows: true,
      phone: 'title',
    },
    { key: 'kind', title: t('people.question.kind'), text: ({ kind }) => t(`people.kind.${kind}`), width: 100 },
    { key: 'taken', title: t('people.question.taken'), number: true, text: ({ taken }) => String(taken), width: 100 },
    {
      key: 'facility',
      title: t('people.question.facility'),
      number: true,
      text: ({ facility }) => percent(facility),
      render: ({ facility }) =>
        facility < hard ? <StateTag tone="limit">{percent(facility)}</StateTag> : percent(facility),
      width: 110,
    },
    {
      key: 'discrimination',
      title: t('people.question.discrimination'),
      number: true,
      text: ({ discrimination, taken }) =>
        discrimination === null || taken < fewest ? t('people.question.too-few') : number(discrimination),
      width: 120,
    },
  ];
}

/** How first attempts went, and which questions they failed on. */
export function Results({ training }: { training: Training }) {
  const { t } = useTranslation();
  const { percent } = useNumbers();
  const span = useLastDays(days);
  const card = (code: string) => ({ code, span, by: 'person' });
  const results = useRead(getTrainingResults, { params: { id: training.id } });
  const columns = useColumns();
  return (
    <Read of={results}>
      {({ taken, passedAtFirst, meanPercent, items }) => (
        <>
          <Facts
            facts={[
              { label: t('people.results.taken'), value: taken },
              {
                label: t('people.results.passed'),
                value: taken === 0 ? '—' : percent(passedAtFirst / taken),
                card: card('test-pass-rate'),
              },
              {
                label: t('people.results.mean'),
                value: meanPercent === null ? '—' : percentWords(meanPercent),
                card: card('test-score'),
              },
            ]}
          />
          <p className="quiet">{t('people.results.words')}</p>
          <DataTable<ItemResult>
            columns={columns}
            rows={items}
            rowKey={({ questionId }) => questionId}
            label={t('people.results.title')}
            empty={<Empty title={t('people.results.empty')}>{t('people.results.empty-words')}</Empty>}
          />
        </>
      )}
    </Read>
  );
}
