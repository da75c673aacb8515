import type { PersonDocument, PersonFact } from '@tongli/contracts/privacy';

/** Words of one language for what a document holds. */
export interface DocumentWords {
  readonly language: string;
  readonly title: string;
  readonly lead: string;
  readonly mark: string;
  section(name: string): string;
  fact(name: string): string;
  /** A fact's value as a person reads it. */
  value(fact: PersonFact): string;
  at(instant: string): string;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

// The mark stands at the foot of every printed page: a fixed element repeats there.
const style = `
  body { font: 15px/1.7 system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif; color: #1d2433; margin: 2rem auto; max-width: 46rem; padding: 0 1rem 3rem; }
  h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; border-bottom: 1px solid #c9cfda; } h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
  dl { display: grid; grid-template-columns: 9rem 1fr; gap: .25rem 1rem; margin: 0; } dt { color: #5a6478; } dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
  dd small { color: #5a6478; } section article { break-inside: avoid-page; }
  .mark { position: fixed; inset: auto 0 0 0; background: #fff; border-top: 1px solid #c9cfda; text-align: center; font-size: .75rem; color: #5a6478; padding: .3rem; }
  @media (max-width: 30rem) { dl { grid-template-columns: 1fr; } }
  @page { margin: 18mm 16mm 22mm; }`;

function factHtml(fact: PersonFact, words: DocumentWords): string {
  const when = fact.at === null ? '' : ` <small>${escaped(words.at(fact.at))}</small>`;
  return `<dt>${escaped(words.fact(fact.name))}</dt><dd>${escaped(words.value(fact))}${when}</dd>`;
}

/** One page that needs nothing else: it is sent, kept and printed. */
export function documentHtml({ sections }: PersonDocument, words: DocumentWords): string {
  const body = sections.map(({ section, records }) => {
    const articles = records.map(({ title, facts }) => {
      const head = title ? `<h3>${escaped(title)}</h3>` : '';
      return `<article>${head}<dl>${facts.map((fact) => factHtml(fact, words)).join('')}</dl></article>`;
    });
    return `<section><h2>${escaped(words.section(section))}</h2>${articles.join('')}</section>`;
  });
  return `<!doctype html>
<html lang="${words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(words.title)}</title><style>${style}</style></head>
<body><h1>${escaped(words.title)}</h1><p>${escaped(words.lead)}</p>
${body.join('\n')}
<footer class="mark">${escaped(words.mark)}</footer></body></html>
`;
}
