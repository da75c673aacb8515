/** One line of what was said, in the words of its reader. */
export interface SaidLine {
  readonly at: string;
  readonly who: string;
  readonly text: string;
  readonly isInner: boolean;
}

export interface TranscriptWords {
  readonly language: string;
  readonly title: string;
  /** Who took it out and when: at the foot of every printed page. */
  readonly mark: string;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const style = `
  body { font: 15px/1.7 system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif; color: #1d2433; margin: 2rem auto; max-width: 46rem; padding: 0 1rem 3rem; }
  h1 { font-size: 1.4rem; } ol { list-style: none; margin: 0; padding: 0; } li { margin: 0 0 .8rem; break-inside: avoid; }
  small { color: #5a6478; } p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; } .inner p { font-style: italic; }
  .mark { position: fixed; inset: auto 0 0 0; background: #fff; border-top: 1px solid #c9cfda; text-align: center; font-size: .75rem; color: #5a6478; padding: .3rem; }
  @page { margin: 18mm 16mm 22mm; }`;

/** One page that needs nothing else: it is kept, sent and printed. */
export function transcriptHtml(lines: readonly SaidLine[], { language, title, mark }: TranscriptWords): string {
  const items = lines.map(
    ({ at, who, text, isInner }) =>
      `<li${isInner ? ' class="inner"' : ''}><small>${escaped(at)} ${escaped(who)}</small><p>${escaped(text)}</p></li>`,
  );
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>${style}</style></head>
<body><h1>${escaped(title)}</h1><ol>
${items.join('\n')}
</ol><footer class="mark">${escaped(mark)}</footer></body></html>
`;
}
