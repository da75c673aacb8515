import { foundMarks } from '@tongli/contracts/knowledge';
import { normalForm } from '@tongli/text';

const [open, close] = foundMarks;
const excerptLength = 160;
/** So much stands before what was found. */
const lead = 30;

/** Markdown as it reads: without its signs, on one line. */
export const plainText = (markdown: string): string =>
  markdown
    .replace(/^```.*$/gm, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s{0,3}(?:#{1,6}|>|[-*+]|\d+[.)])\s+/gm, '')
    .replace(/^[\s|:-]+$/gm, '')
    .replace(/[*_`|]{1,3}/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Headings of a text, which tell more of it than the rest. */
export const headingsOf = (markdown: string): string =>
  [...markdown.matchAll(/^\s{0,3}#{1,6}\s+(.+)$/gm)].map(([, words]) => words).join('\n');

const isHan = (text: string) => /^\p{Script=Han}/u.test(text);

/** From where to where terms stand in a text: a Chinese one anywhere, another where a word begins, to its end. */
export function spansOf(text: string, terms: readonly string[]): [number, number][] {
  const normal = normalForm(text);
  // Some signs become several in normal form: then nothing is marked rather than the wrong thing.
  if (normal.length !== text.length) return [];
  const spans = terms.flatMap((term): [number, number][] => {
    const escaped = term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const pattern = isHan(term) ? escaped : `(?<![\\p{L}\\p{N}])${escaped}[\\p{L}\\p{N}]*`;
    return [...normal.matchAll(new RegExp(pattern, 'gu'))].map(({ index, 0: found }) => [index, index + found.length]);
  });
  return joined(spans);
}

function joined(spans: readonly [number, number][]): [number, number][] {
  const merged: [number, number][] = [];
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** The text with marks around the spans. */
export function marked(text: string, spans: readonly (readonly [number, number])[]): string {
  let at = 0;
  let out = '';
  for (const [from, to] of spans) {
    out += text.slice(at, from) + open + text.slice(from, to) + close;
    at = to;
  }
  return out + text.slice(at);
}

/** Where most different terms stand close together; the beginning where none does. */
function bestStart(spans: readonly (readonly [number, number])[]): number {
  let best = { count: 0, from: 0 };
  // Spans stand in order: the end of what is in view only ever moves on, however often a word stands in a long text.
  let end = 0;
  spans.forEach(([from], at) => {
    while ((spans[end]?.[0] ?? Number.POSITIVE_INFINITY) < from + excerptLength - lead) end += 1;
    if (end - at > best.count) best = { count: end - at, from };
  });
  return Math.max(0, best.from - lead);
}

/** The part of a text that shows why it was found, marked. */
export function excerptOf(text: string, terms: readonly string[]): string {
  const spans = spansOf(text, terms);
  const start = text.length <= excerptLength ? 0 : bestStart(spans);
  const part = text.slice(start, start + excerptLength);
  const within = spansOf(part, terms);
  return `${start > 0 ? '…' : ''}${marked(part, within)}${start + excerptLength < text.length ? '…' : ''}`;
}
