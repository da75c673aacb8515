import { mostLevels } from '@tongli/contracts/complaints';
import { type Refusal, refuse, staleVersion } from '../../../platform/call.ts';

/** A class as the rules need it. */
export interface TreeClass {
  readonly code: string;
  readonly parentCode: string | null;
  readonly names: { readonly zh: string; readonly en: string };
  readonly position: number;
  readonly retired: boolean;
  readonly version: number;
}

export type Tree = ReadonlyMap<string, TreeClass>;

export const treeOf = (classes: readonly TreeClass[]): Tree => new Map(classes.map((one) => [one.code, one]));

/** From the top of the tree down to the class; empty where there is none of the code. */
export function pathOf(tree: Tree, code: string): string[] {
  const path: string[] = [];
  for (let at = tree.get(code); at && !path.includes(at.code); at = at.parentCode ? tree.get(at.parentCode) : undefined)
    path.unshift(at.code);
  return path;
}

const childrenOf = (tree: Tree, code: string | null): TreeClass[] =>
  [...tree.values()].filter(({ parentCode }) => parentCode === code);

/** How many levels hang on a class, itself included. */
function heightOf(tree: Tree, code: string): number {
  return 1 + Math.max(0, ...childrenOf(tree, code).map((child) => heightOf(tree, child.code)));
}

/** What a case can be given: in force, and with nothing in force below it that would say more. */
export function decideChoose(tree: Tree, code: string): Refusal | null {
  const no = (refusal: string) => refuse(refusal, { status: 422, field: 'body.classing.classCode', params: { code } });
  const chosen = tree.get(code);
  if (!chosen) return no('unknown-class');
  if (chosen.retired) return no('class-retired');
  return childrenOf(tree, code).some(({ retired }) => !retired) ? no('class-too-coarse') : null;
}

/** Classes that can be given. */
export const choosable = (tree: Tree): ReadonlySet<string> =>
  new Set([...tree.keys()].filter((code) => decideChoose(tree, code) === null));

type Names = TreeClass['names'];

export interface NewClass {
  readonly code: string;
  readonly parentCode: string | null;
  readonly name: Names;
}

export function decideAdd(tree: Tree, { code, parentCode, name }: NewClass): Refusal | null {
  if (tree.has(code)) return refuse('code-taken', { status: 422, field: 'body.code', params: { code } });
  return decidePlace(tree, parentCode, 1) ?? decideName(tree, { code, parentCode, name });
}

/** Under a class in force, and not deeper than the tree may be. */
function decidePlace(tree: Tree, parentCode: string | null, height: number): Refusal | null {
  if (parentCode === null) return null;
  const no = (refusal: string, params: Record<string, string | number>) =>
    refuse(refusal, { status: 422, field: 'body.parentCode', params });
  const parent = tree.get(parentCode);
  if (!parent) return no('unknown-class', { code: parentCode });
  if (parent.retired) return no('class-retired', { code: parentCode });
  const levels = pathOf(tree, parentCode).length + height;
  return levels > mostLevels ? no('tree-too-deep', { levels, maximum: mostLevels }) : null;
}

/** Siblings in force can be told apart. */
function decideName(tree: Tree, { code, parentCode, name }: NewClass): Refusal | null {
  const others = childrenOf(tree, parentCode).filter((one) => one.code !== code && !one.retired);
  const twice = (['zh', 'en'] as const).find((language) =>
    others.some((one) => one.names[language].toLowerCase() === name[language].toLowerCase()),
  );
  if (!twice) return null;
  return refuse('class-name-taken', { status: 422, field: `body.name.${twice}`, params: { name: name[twice] } });
}

export interface ClassInput {
  readonly name: Names;
  readonly parentCode: string | null;
  readonly position: number;
  readonly retired: boolean;
  readonly version: number;
}

/** What changing a class does, or why it may not be. */
export function decideChange(tree: Tree, before: TreeClass, input: ClassInput): Refusal | readonly ClassAct[] {
  if (before.version !== input.version) return staleVersion;
  const { code } = before;
  const moved = input.parentCode !== before.parentCode;
  if (moved && input.parentCode !== null && pathOf(tree, input.parentCode).includes(code))
    return refuse('class-cycle', { status: 422, field: 'body.parentCode', params: { code: input.parentCode } });
  const misplaced =
    moved || (before.retired && !input.retired) ? decidePlace(tree, input.parentCode, heightOf(tree, code)) : null;
  if (misplaced) return misplaced;
  const nameless = input.retired ? null : decideName(tree, { code, parentCode: input.parentCode, name: input.name });
  if (nameless) return nameless;
  const open = childrenOf(tree, code).filter(({ retired }) => !retired).length;
  if (input.retired && !before.retired && open > 0)
    return refuse('classes-below', { status: 422, field: 'body.retired', params: { count: open } });
  return actsOf(before, input);
}

export interface ClassAct {
  readonly act: 'renamed' | 'moved' | 'retired' | 'restored';
  readonly params: Readonly<Record<string, string>>;
}

function actsOf(before: TreeClass, input: ClassInput): ClassAct[] {
  const { names } = before;
  const acts: ClassAct[] = [];
  if (names.zh !== input.name.zh || names.en !== input.name.en)
    acts.push({
      act: 'renamed',
      params: { fromZh: names.zh, fromEn: names.en, toZh: input.name.zh, toEn: input.name.en },
    });
  if (before.parentCode !== input.parentCode)
    acts.push({ act: 'moved', params: { from: before.parentCode ?? '', to: input.parentCode ?? '' } });
  if (before.retired !== input.retired) acts.push({ act: input.retired ? 'retired' : 'restored', params: {} });
  return acts;
}
