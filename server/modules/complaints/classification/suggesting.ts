import type { ClassDimension, ClassSuggestion } from '@tongli/contracts/complaints';
import { classifyPath } from '@tongli/text';
import { type Call, isRefusal, notFound, type Refusal } from '../../../platform/call.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { findCase } from '../store.ts';
import { listTerms } from '../terms.ts';
import { readTree } from './classes.ts';
import { countClosed } from './learning.ts';
import { fewestCases } from './lesson.ts';
import { type ClassModel, currentModels } from './model.ts';
import { choosable, pathOf, type Tree } from './tree.ts';

interface Asked {
  readonly projectId?: string | undefined;
  readonly dimensions: readonly ClassDimension[];
  readonly text: string;
  readonly complaintId?: string | undefined;
}

/** Fewer letters say nothing. */
const fewestLetters = 4;
/** As many as are learned from. */
const mostLetters = 600;

/** What the house would give a text, with why. It only suggests: nothing is kept. */
export async function suggestClasses(call: Call, asked: Asked): Promise<{ suggestions: ClassSuggestion[] } | Refusal> {
  const source = await sourceOf(call, asked);
  if (isRefusal(source)) return source;
  const suggestions = await suggestFor(call, source, asked.dimensions);
  return { suggestions };
}

interface Source {
  readonly projectId: string | undefined;
  readonly text: string;
}

async function sourceOf(call: Call, { complaintId, projectId, text }: Asked): Promise<Source | Refusal> {
  if (complaintId === undefined) return { projectId, text };
  const row = (await findCase(call, complaintId))?.row;
  return row ? { projectId: row.project_id, text: saidIn(row) } : notFound;
}

export const saidIn = ({ facts, demand }: { readonly facts: string; readonly demand: string | null }): string =>
  demand ? `${facts}\n${demand}` : facts;

export async function suggestFor(
  call: Call,
  { projectId, text }: Source,
  dimensions: readonly ClassDimension[],
): Promise<ClassSuggestion[]> {
  const models = await currentModels(call, dimensions);
  const offered = await offeredOf(call, dimensions, projectId);
  const said = maskText(text.slice(0, mostLetters)).trim();
  const suggestions: ClassSuggestion[] = [];
  for (const dimension of dimensions) {
    const model = models.get(dimension);
    if (model) suggestions.push(judged(model, said, offered));
    else suggestions.push({ ...nothing(dimension), casesSoFar: await countClosed(call, dimension) });
  }
  return suggestions;
}

const nothing = (dimension: ClassDimension): ClassSuggestion => ({
  ...{ dimension, model: null, casesSoFar: null, casesNeeded: fewestCases, candidates: [], words: [] },
});

/** Words of the house, which can be taken out of use; grades of severity and findings cannot. */
const termKinds = { product: true, area: true, cause: true } as const;

interface Offered {
  readonly tree: Tree;
  readonly classes: ReadonlySet<string>;
  /** `product broadband`, as can be chosen for the project. */
  readonly terms: ReadonlySet<string>;
}

async function offeredOf(
  call: Call,
  dimensions: readonly ClassDimension[],
  projectId: string | undefined,
): Promise<Offered> {
  const tree: Tree = dimensions.includes('class') ? await readTree(call) : new Map();
  const { terms } = dimensions.some((one) => one in termKinds) ? await listTerms(call) : { terms: [] };
  const open = terms.filter(
    (one) => one.offered && (one.projectId === null || projectId === undefined || one.projectId === projectId),
  );
  return { tree, classes: choosable(tree), terms: new Set(open.map(({ kind, code }) => `${kind} ${code}`)) };
}

/** What is retired, or not offered here, is not suggested; the others keep their confidence. */
function judged({ tree, ...model }: ClassModel, said: string, offered: Offered): ClassSuggestion {
  const { dimension } = model;
  const empty = [...said].length < fewestLetters;
  const { candidates, words } = empty ? { candidates: [], words: [] } : classifyPath(tree, said);
  const isOpen = (code: string) =>
    dimension === 'class'
      ? offered.classes.has(code)
      : !(dimension in termKinds) || offered.terms.has(`${dimension} ${code}`);
  return {
    ...nothing(dimension),
    model: {
      ...{ version: model.version, trainedAt: model.trainedAt.toISOString(), cases: model.cases },
      levels: [...model.levels],
    },
    candidates: candidates.flatMap(({ path, confidence }) => {
      const code = path.at(-1) ?? '';
      if (!isOpen(code)) return [];
      return [{ code, path: dimension === 'class' ? pathOf(offered.tree, code) : [code], confidence }];
    }),
    words: words.map(({ word }) => word),
  };
}
