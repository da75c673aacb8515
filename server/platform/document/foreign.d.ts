/** What of these libraries, which come without types, is used here. */
declare module 'subset-font' {
  export default function subsetFont(
    font: Uint8Array,
    characters: string,
    options: { readonly targetFormat: 'sfnt'; readonly variationAxes?: Readonly<Record<string, number>> },
  ): Promise<Uint8Array>;
}

declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required?: boolean } | null;
  }
}
