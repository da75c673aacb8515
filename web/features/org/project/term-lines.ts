/** A product or area of a project's own, as its form holds it: one a line. */
export interface OwnTerm {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
}

/** `code, name, English name`: by commas of either width or the tabs of a spreadsheet; without an English name both are the same. */
export function termsFrom(text: string): OwnTerm[] {
  return text
    .split('\n')
    .map((line) => line.split(/[,，\t]/).map((part) => part.trim()))
    .filter((parts) => parts.some((part) => part !== ''))
    .map(([code = '', zh = '', ...en]) => ({ code, name: { zh: zh || code, en: en.join(', ') || zh || code } }));
}

export const linesOf = (terms: readonly OwnTerm[]): string =>
  terms.map(({ code, name }) => [code, name.zh, ...(name.en === name.zh ? [] : [name.en])].join(', ')).join('\n');
