import { type Backtest, modelText, type Score } from '@tongli/forecasting';
import type { Language } from '../refusal.ts';
import { alignRows } from '../terminal.ts';

/** What would have been published and each model beside it, the best first; then week by week. */
export function textOf({ weeks, intervals, published, models }: Backtest, seconds: number, language: Language): string {
  const words = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const scores = [
    ['', 'WAPE', words('偏差', 'bias'), 'MASE', words('覆盖率', 'coverage'), words('秒', 'seconds')],
    [words('发布的预测', 'published'), ...scoreCells(published)],
    ...models
      .toSorted((a, b) => (a.wape ?? 0) - (b.wape ?? 0))
      .map((model) => [modelText(model.name, language), ...scoreCells(model)]),
  ];
  const head = [
    [words('周数', 'weeks'), String(weeks.length)],
    [words('营业时段', 'open intervals'), String(intervals)],
    [
      words('p10–p90 覆盖率', 'within p10 and p90'),
      words(
        `${percent(published.coverage)}（应为 80%；低于 ${percent(published.below)}，高于 ${percent(published.above)}）`,
        `${percent(published.coverage)} (80% is meant; ${percent(published.below)} below, ${percent(published.above)} above)`,
      ),
    ],
    [words('用时', 'seconds'), words(`${seconds.toFixed(2)} 秒`, seconds.toFixed(2))],
  ];
  const byWeek = [
    [words('周起始日', 'week from'), words('实际量', 'volume'), 'WAPE'],
    ...weeks.map(({ from, volume, wape }) => [from, String(Math.round(volume)), percent(wape)]),
  ];
  return [head, scores, byWeek].map(alignRows).join('\n');
}

function scoreCells({ wape, bias, mase, coverage, seconds }: Score): string[] {
  return [
    percent(wape),
    percent(bias),
    mase === null ? '–' : mase.toFixed(3),
    percent(coverage),
    seconds === null ? '–' : seconds.toFixed(2),
  ];
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)}%`;
}
