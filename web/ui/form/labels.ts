import { createContext, useEffect, useState } from 'react';
import { useLanguage } from '../language.ts';

/** What the fields of a form are called, by their dotted path: what stands above the fields speaks of them by name. */
export const FieldLabels = createContext<Map<string, string>>(new Map());

/** The words of the field around a control. */
export const FieldLabel = createContext<string | undefined>(undefined);

/** Renders once more after a switch of language, when the fields below have given their new names. */
export function useNamesAgain(): void {
  const language = useLanguage();
  const [, setNamed] = useState(language);
  useEffect(() => setNamed(language), [language]);
}
