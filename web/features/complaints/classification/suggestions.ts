import { type ClassDimension, type ClassSuggestion, suggestClasses } from '@tongli/contracts/complaints';
import { Form } from 'antd';
import { useRead } from '../../../api/hooks.ts';
import { useProject } from '../../../api/project.ts';
import { useRested } from '../rested.ts';

/** The field of a form that takes what is suggested of a dimension. */
export const fieldOf = (dimension: ClassDimension): string => (dimension === 'class' ? 'classCode' : dimension);

/** While a case is written down or classed; one question for all of them. */
export const suggestedAtIntake: ClassDimension[] = ['class', 'product', 'area', 'severity'];

const fewestLetters = 4;

export interface Source {
  /** Of a case that is there already: its own words are read. */
  readonly complaintId?: string;
  readonly projectId?: string;
  readonly text?: string;
}

/** What the house would choose for a case, or for what is typed into the form; nothing while there are too few words. */
export function useSuggestions(
  { complaintId, projectId, text }: Source,
  dimensions: ClassDimension[] = suggestedAtIntake,
): { readonly said: string; readonly suggestions: readonly ClassSuggestion[] } {
  const [facts, demand] = [Form.useWatch('facts'), Form.useWatch('demand')].map((one) => String(one ?? '').trim());
  const typed = useRested([facts, demand].filter(Boolean).join('\n'));
  const said = text ?? typed;
  const chosenProject = useProject() ?? undefined;
  const project = projectId ?? chosenProject;
  const body = {
    dimensions,
    ...(complaintId === undefined ? { text: said } : { complaintId }),
    ...(project === undefined ? {} : { projectId: project }),
  };
  const isWorth = complaintId !== undefined || said.length >= fewestLetters;
  const { data } = useRead(suggestClasses, { body }, { enabled: isWorth, gcTime: 0, placeholderData: (old) => old });
  return { said, suggestions: isWorth ? (data?.suggestions ?? []) : [] };
}
