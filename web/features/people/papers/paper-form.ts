import type { Paper, PaperContent, PaperPart } from '@tongli/contracts/people';
import type { Values } from '../../../ui/form/drafts.ts';

interface PartValue extends Partial<Omit<PaperPart, 'kind'>> {
  readonly kind?: PaperPart['kind'] | 'any';
}

const partOf = (part: PartValue | undefined): PaperPart => ({
  kind: part?.kind === undefined || part.kind === 'any' ? null : part.kind,
  topic: part?.topic ?? '',
  questionIds: part?.questionIds ?? [],
  count: part?.count ?? 0,
  points: part?.points ?? 0,
});

/** What was typed; the contract judges it. */
export const paperOf = ({ title, parts, passPercent, minutes, retakes }: Values): PaperContent => ({
  title: { zh: '', en: '', ...(title as Partial<PaperContent['title']> | undefined) },
  parts: ((parts ?? []) as readonly (PartValue | undefined)[]).map(partOf),
  passPercent: Number(passPercent),
  minutes: Number(minutes),
  retakes: Number(retakes),
});

export const paperValues = ({ title, parts, passPercent, minutes, retakes }: Paper): Values => ({
  ...{ title, passPercent, minutes, retakes },
  parts: parts.map((part) => ({ ...part, kind: part.kind ?? 'any' })),
});

export const newPart = { kind: 'any', topic: '', count: 10, points: 5 };
export const newPaper: Values = { parts: [newPart], passPercent: 80, minutes: 30, retakes: 2 };

/** Of what stands in the form now. */
export function totals(parts: unknown): { questions: number; points: number } {
  const rows = ((parts ?? []) as readonly (PartValue | undefined)[]).map(partOf);
  return {
    questions: rows.reduce((sum, { count }) => sum + count, 0),
    points: rows.reduce((sum, { count, points }) => sum + count * points, 0),
  };
}
