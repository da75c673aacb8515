import type { ReactNode } from 'react';
import type { CardOf } from '../spc/CardLink.tsx';

/** One column of a list, as data: the table, the cards on a phone and the export are made from it. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** Plain words, for the export and wherever `render` is left out. */
  readonly text: (row: Row) => string;
  readonly render?: (row: Row) => ReactNode;
  /** The number of the catalogue that it is: it leads to its card; null of a row where it does not. */
  readonly card?: (row: Row) => CardOf | null;
  /** The server's field when the list can be sorted by it. */
  readonly sort?: string;
  readonly width?: number;
  /** Takes the room that the others leave; its text is cut where that ends. */
  readonly grows?: boolean;
  /** Numbers stand right-aligned with tabular figures. */
  readonly number?: boolean;
  /** `title` heads the card on a phone, `hidden` is left out there. */
  readonly phone?: 'title' | 'hidden';
  /** `screen` is left out of the export, `export` stands nowhere else. */
  readonly only?: 'screen' | 'export';
  /** Not shown until a reader chooses it. */
  readonly hidden?: boolean;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One filter of a list; its value lives in the address as `filter[field][comparison]`. */
export type FilterField =
  | {
      readonly kind: 'choice';
      readonly field: string;
      readonly label: string;
      readonly choices: readonly Choice[];
      readonly many?: boolean;
    }
  | { readonly kind: 'text'; readonly field: string; readonly label: string; readonly comparison: 'starts' | 'eq' }
  | {
      readonly kind: 'dates';
      readonly field: string;
      readonly label: string;
      /** The field holds instants, not dates. */
      readonly instants?: boolean;
    }
  | {
      readonly kind: 'presence';
      readonly field: string;
      readonly label: string;
      readonly present: string;
      readonly absent: string;
    };
