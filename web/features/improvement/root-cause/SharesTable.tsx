import type { CausePart, RootCause } from '@tongli/contracts/improvement';
import { useTranslation } from 'react-i18next';
import { ShareBar, ShareMark, type SharePart } from '../../../ui/causes/ShareBar.tsx';
import { useChartColours } from '../../../ui/chart/colours.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import type { CasesOf } from './CasesDrawer.tsx';
import { treeOf, type WhyNode } from './whys.ts';

type Part = CausePart & SharePart;

const looks = { cause: 'plain', overlap: 'hatched', halfway: 'quiet', unexplained: 'empty' } as const;

const flat = (nodes: readonly WhyNode[]): WhyNode[] => nodes.flatMap((node) => [node, ...flat(node.below)]);

function useParts({ shares, whys }: RootCause): Part[] {
  const { t } = useTranslation();
  const { series } = useChartColours();
  const answers = new Map(flat(treeOf(whys)).map(({ number, why }) => [why.id, `${number} ${why.answer}`]));
  return shares.parts
    .filter(({ cases, part }) => cases > 0 || part === 'overlap' || part === 'unexplained')
    .map((part, index) => ({
      ...part,
      colour: part.part === 'cause' ? series[index % series.length] : undefined,
      key: part.causeId ?? part.part,
      words: part.causeId ? (answers.get(part.causeId) ?? '') : t(`improvement.shares.${part.part as 'overlap'}`),
      look: looks[part.part],
    }));
}

function useColumns(onCases: (shown: CasesOf) => void): Column<Part>[] {
  const { t } = useTranslation();
  const { number, percent } = useNumbers();
  return [
    {
      key: 'part',
      title: t('improvement.shares.part'),
      text: ({ words }) => words,
      render: (part) => (
        <>
          <ShareMark colour={part.colour} look={part.look} />
          {part.words}
        </>
      ),
      phone: 'title',
    },
    {
      key: 'cases',
      title: t('improvement.pareto.cases'),
      number: true,
      text: ({ cases }) => number(cases),
      render: ({ cases, key, part, words }) =>
        cases > 0 ? (
          <button type="button" className="link" onClick={() => onCases({ of: key, words, alone: part === 'cause' })}>
            {number(cases)}
          </button>
        ) : (
          number(cases)
        ),
    },
    { key: 'share', title: t('improvement.pareto.share'), number: true, text: ({ share }) => percent(share) },
  ];
}

/** How the complaints divide between the causes: parts that do not meet, and add up to all of them. */
export function SharesTable({ rootCause, onCases }: { rootCause: RootCause; onCases: (shown: CasesOf) => void }) {
  const { t } = useTranslation();
  const { number, percent } = useNumbers();
  const parts = useParts(rootCause);
  const columns = useColumns(onCases);
  const { outside, parts: all, total } = rootCause.shares;
  const idle = all.filter(({ cases, part }) => part === 'cause' && cases === 0).length;
  if (total === 0) return <p className="quiet">{t('improvement.shares.none')}</p>;
  const sum = parts.reduce((so, { cases }) => so + cases, 0);
  return (
    <>
      <h3>{t('improvement.shares.title')}</h3>
      <p className="section-note">{t('improvement.shares.lead')}</p>
      <ShareBar label={t('improvement.shares.words', { count: parts.length })} parts={parts} />
      <DataTable columns={columns} rows={parts} rowKey={({ key }) => key} label={t('improvement.shares.title')} />
      <p className="section-note">
        {t('improvement.shares.sum', { cases: number(sum), total: number(total), share: percent(sum / total) })}
        {idle > 0 ? t('improvement.shares.idle', { count: idle }) : null}
        {outside > 0 ? t('improvement.shares.outside', { count: outside }) : null}
      </p>
    </>
  );
}
