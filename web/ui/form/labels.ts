import { createContext } from 'react';

/** What the fields of a form are called, by their dotted path: the summary of errors speaks of them by name. */
export const FieldLabels = createContext<Map<string, string>>(new Map());

/** The words of the field around a control. */
export const FieldLabel = createContext<string | undefined>(undefined);
