import { type ClassDimension, type ComplaintClass, listClasses } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useBilingual } from '../../../ui/language.ts';
import { useTerms } from '../../../ui/terms.ts';

export interface ClassNode {
  readonly value: string;
  readonly title: string;
  readonly selectable: boolean;
  readonly children: ClassNode[];
}

/** The classes in force below a class, as a tree to choose from; only those without any below can be chosen. */
export function branchesOf(
  classes: readonly ComplaintClass[],
  parentCode: string | null,
  nameOf: (one: ComplaintClass) => string,
): ClassNode[] {
  return classes
    .filter((one) => one.parentCode === parentCode && one.retiredAt === null)
    .map((one) => {
      const children = branchesOf(classes, one.code, nameOf);
      return { value: one.code, title: nameOf(one), selectable: children.length === 0, children };
    });
}

/** From the top of the tree to the class, by code. */
export function wayTo(classes: readonly ComplaintClass[], code: string): string[] {
  const found = classes.find((one) => one.code === code);
  if (!found) return [];
  return found.parentCode === null ? [code] : [...wayTo(classes, found.parentCode), code];
}

export function useClasses() {
  const pick = useBilingual();
  const { data, isPending } = useRead(listClasses, {}, { staleTime: 5 * 60_000 });
  const classes = data?.classes ?? [];
  const names = new Map(classes.map(({ code, name }) => [code, pick(name)]));
  // Before names are there, a code would only flash by.
  const name = (code: string): string => names.get(code) ?? (isPending ? '…' : code);
  return {
    classes,
    name,
    tree: branchesOf(classes, null, (one) => pick(one.name)),
    /** `Network › No signal`. */
    way: (path: readonly string[]) => path.map(name).join(' › '),
    wayOf: (code: string) => wayTo(classes, code).map(name).join(' › ') || (code && name(code)),
  };
}

/** A class, product, area, cause, severity or finding in words. */
export function useClassWords(): (dimension: ClassDimension, path: readonly string[]) => string {
  const { t } = useTranslation();
  const terms = useTerms();
  const { way } = useClasses();
  return (dimension, path) => {
    if (path.length === 0) return t('complaints.class.none');
    const code = path.at(-1) ?? '';
    if (dimension === 'severity' || dimension === 'validity') return t(`complaints.${dimension}.${code}`);
    return dimension === 'class' ? way(path) : terms.name(dimension, code);
  };
}
