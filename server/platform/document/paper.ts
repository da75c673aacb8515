/** What stands on a printed document, from top to bottom. Texts are texts: nothing in them is read as markup. */
export type Block =
  | { readonly kind: 'title' | 'heading' | 'text' | 'note'; readonly text: string }
  /** Names and what they are, two columns of them. */
  | { readonly kind: 'facts'; readonly facts: readonly { readonly name: string; readonly value: string }[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'lines'; readonly labels: readonly string[]; readonly series: readonly Line[] };

export interface Column {
  readonly title: string;
  /** Numbers stand right. */
  readonly isNumber?: boolean;
  /** Its part of the width, beside those of the others; 1 where left out. */
  readonly share?: number;
}

/** Values by label, null where there is none; the line is broken there. */
export interface Line {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** The end of its scale and the points in words, as the tables have them. */
  readonly format: { readonly decimals: number; readonly isShare: boolean };
}

export interface Paper {
  /** Of the file; readers of the file show it in their title bar. */
  readonly title: string;
  readonly language: 'zh-CN' | 'en';
  readonly isLandscape?: boolean;
  readonly blocks: readonly Block[];
  /** At the foot of each page, left of the page number: what it is, when it was made. */
  readonly foot: string;
}

export const bounds = { rows: 20_000, columns: 16, textLength: 20_000 } as const;
