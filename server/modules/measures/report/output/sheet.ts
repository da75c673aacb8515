import type { ReportResult } from '@tongli/contracts/measures';
import type { Run } from '../store.ts';
import { gapSentence, type Language, leftWords, rowWords, unitWords, words } from './words.ts';

export type Cell = string | number | null;

export interface SheetColumn {
  readonly title: string;
  readonly isNumber: boolean;
}

export interface SheetTable {
  readonly title: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A report laid out once, for paper, spreadsheet and mail: they differ in how they look, and in no digit. */
export interface Sheet {
  readonly title: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly summary: SheetTable;
  readonly lines: SheetTable | null;
  readonly note: string | null;
  /** What each number was made of. */
  readonly parts: SheetTable;
  /** What each number meant when it was told. */
  readonly definitions: SheetTable;
}

/** Numbers are written as they are told: the shortest form of the rounded number. */
export const written = (cell: Cell): string => (cell === null ? '—' : String(cell));

const spanWords = ({ from, to }: { from: string; to: string }) => (from === to ? from : `${from} – ${to}`);

/** In the zone of the site, to the minute. */
export const instantWords = (at: string, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(at));

type Number = ReportResult['indicators'][number];

function headOf({ name, unit }: Number, language: Language): string {
  const of = unitWords[unit][language];
  return of === '' ? name[language] : `${name[language]} (${of})`;
}

const text = (title: string): SheetColumn => ({ title, isNumber: false });
const number = (title: string): SheetColumn => ({ title, isNumber: true });

function summaryOf({ definition, result }: Run, language: Language): SheetTable {
  const isCompared = definition.compared;
  const yes = (met: boolean | null) => (met === null ? null : words[met ? 'yes' : 'no'][language]);
  return {
    title: words.summary[language],
    columns: [
      text(words.indicator[language]),
      text(words.unit[language]),
      number(words.value[language]),
      ...(isCompared ? [number(words.previous[language]), number(words.change[language])] : []),
      number(words.target[language]),
      text(words.met[language]),
    ],
    rows: result.indicators.map((one) => [
      ...[one.name[language], unitWords[one.unit][language], one.told],
      ...(isCompared ? [one.previous, one.change] : []),
      ...[one.target, yes(one.met)],
    ]),
  };
}

function linesOf({ result }: Run, language: Language): SheetTable | null {
  if (result.rows === 'none') return null;
  const title = rowWords[result.rows][language];
  return {
    title,
    columns: [text(title), ...result.indicators.map((one) => number(headOf(one, language)))],
    rows: result.lines.map(({ name, cells }) => [name[language], ...cells.map(({ told }) => told)]),
  };
}

function partsOf({ result }: Run, language: Language): SheetTable {
  const whole = result.indicators.map((one): Cell[] => ['', one.name[language], one.count, one.size]);
  const lines = result.lines.flatMap(({ name, cells }) =>
    cells.map(({ count, size }, at): Cell[] => [
      name[language],
      result.indicators[at]?.name[language] ?? '',
      ...[count, size],
    ]),
  );
  return {
    title: words.parts[language],
    columns: [
      text(rowWords[result.rows][language]),
      text(words.indicator[language]),
      number(words.above[language]),
      number(words.below[language]),
    ],
    rows: [...whole, ...lines],
  };
}

function definitionsOf({ result }: Run, language: Language): SheetTable {
  const from = (date: string | null | undefined) =>
    date === null ? words.fromBeginning[language] : (date ?? words.none[language]);
  return {
    title: words.definitions[language],
    columns: [words.indicator, words.definition, words.formula, words.inForce].map((word) => text(word[language])),
    rows: result.indicators.map(({ name, definition, formula, effectiveFrom }) => [
      name[language],
      ...[definition?.[language] ?? null, formula?.[language] ?? null, from(effectiveFrom)],
    ]),
  };
}

export function sheetOf(run: Run, language: Language): Sheet {
  const { definition, result } = run;
  const facts = [
    { name: words.place[language], value: result.place[language] },
    { name: words.period[language], value: spanWords(result) },
    ...(definition.compared ? [{ name: words.before[language], value: spanWords(result.before) }] : []),
    {
      name: words.asOf[language],
      value: `${instantWords(result.asOf, result.zone)} · ${gapSentence(result.gaps, result.indicators, language)}`,
    },
  ];
  return {
    title: definition.title[language],
    facts,
    summary: summaryOf(run, language),
    lines: linesOf(run, language),
    note: result.left > 0 ? leftWords(result.left)[language] : null,
    parts: partsOf(run, language),
    definitions: definitionsOf(run, language),
  };
}
