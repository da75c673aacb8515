import type { Need } from '@tongli/contracts/kernel';
import type { SamplePast } from '@tongli/contracts/system';

/** One stop: a page to look at, what one must be allowed for it, and who of the sample centre is. */
export interface TourStep {
  readonly name: (typeof names)[number];
  readonly path: (past: SamplePast) => string;
  readonly need: Need;
  readonly as: string;
}

const names = [
  'overview',
  'chart',
  'signal',
  'root-cause',
  'action',
  'verdict',
  'incident',
  'scorecard',
  'board',
] as const;

const dayOf = (instant: string) => instant.slice(0, 10);
const span = ({ from, until }: SamplePast) => `from=${dayOf(from)}&to=${dayOf(until)}`;
const chart = (past: SamplePast) =>
  `/results/charts?indicator=complaints-per-day&product=${past.product}&area=${past.area}&${span(past)}`;

/** In the order of the loop: what is seen, why, what is done about it, and what comes of it. */
export const steps: readonly TourStep[] = [
  { name: 'overview', path: (past) => `/results/complaints?${span(past)}`, need: 'measures.read', as: 'malin' },
  { name: 'chart', path: chart, need: 'measures.read', as: 'malin' },
  { name: 'signal', path: chart, need: 'improvement.lead', as: 'malin' },
  { name: 'root-cause', path: () => '/improvement/root-causes', need: 'improvement.read', as: 'malin' },
  { name: 'action', path: () => '/improvement/actions', need: 'improvement.read', as: 'malin' },
  { name: 'verdict', path: () => '/improvement/actions', need: 'improvement.read', as: 'malin' },
  { name: 'incident', path: () => '/complaint-incidents', need: 'complaints.read', as: 'chenjing' },
  { name: 'scorecard', path: () => '/results/scorecard', need: 'measures.live', as: 'luping' },
  { name: 'board', path: () => '/floor', need: 'contacts.watch', as: 'luping' },
];

/** Where somebody stands, kept as a word: `away`, or the place among the steps; what no one knows begins at the first. */
export const places = ['new', 'away', ...steps.map((_, at) => String(at))] as const;
export type Place = (typeof places)[number];

export const placeOf = (word: string): number => Math.min(steps.length - 1, Math.max(0, Number(word) || 0));
