import type { Bilingual } from '@tongli/contracts/kernel';
import { codeWords, leftWords } from './codes.ts';
import type { Reply } from './formats/replying.ts';
import type { Evidence, EvidenceRow } from './reading.ts';
import { leftOut } from './sources.ts';
import { columnWords, pageWords, shownTables } from './words.ts';

/** Who takes the archive out, when and for what: on every page of it. */
export interface Watermark {
  readonly madeByName: string;
  readonly madeAt: Date;
  readonly purpose: string;
  readonly language: 'zh' | 'en';
  readonly zone: string;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;

/** On the clock of the house that handled the case. */
export function localTime(at: Date, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
}

/** What the house did by itself. */
const byItself = /^(flow|timer|job|system)\b/;
const system: Bilingual = { zh: '系统', en: 'System' };

/** A code of this column in words; null where it is none that is known. */
function codeIn({ terms }: Evidence, column: string, value: unknown): Bilingual | null {
  if (typeof value !== 'string') return null;
  if (column === 'actor_name' && byItself.test(value)) return system;
  return terms[`${column} ${value}`] ?? codeWords[column]?.[value] ?? null;
}

/** A value as a reader sees it: times on the clock of the house, members of staff by name, yes and no in words. */
export function shownValue(value: unknown, mark: Watermark, people: ReadonlyMap<string, string>): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return { zh: value ? '是' : '否', en: value ? 'yes' : 'no' }[mark.language];
  if (value instanceof Date) return localTime(value, mark.zone);
  if (typeof value === 'object') return Object.values(value).every((one) => one === null) ? '' : inner(value);
  const text = String(value);
  return instant.test(text) ? localTime(new Date(text), mark.zone) : (people.get(text) ?? text);
}

/** What a step or an entry holds beside its words: `name: value` by line. */
function inner(value: object): string {
  const line = ([name, one]: [string, unknown]): string =>
    `${name}: ${typeof one === 'object' && one !== null ? JSON.stringify(one) : String(one)}`;
  return Object.entries(value)
    .filter(([, one]) => one !== null && one !== '')
    .map(line)
    .join('\n');
}

/** Repeated over each sheet of paper: what is fixed is printed on every page. */
const style = `@page{size:A4;margin:18mm 16mm 20mm}
body{font:14px/1.6 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#1a1a1a;max-width:1000px;margin:24px auto;padding:0 16px}
h2{margin-top:32px;border-bottom:1px solid #999;break-after:avoid}
table{border-collapse:collapse;width:100%;margin-bottom:8px}
th,td{border:1px solid #bbb;padding:4px 8px;text-align:start;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere}
tr{break-inside:avoid}.wide{overflow-x:auto}.quiet{color:#555}
.mark{position:fixed;inset:0;pointer-events:none;display:grid;place-items:center;font-size:26px;color:#8884;transform:rotate(-28deg);text-align:center;z-index:1}
.foot{position:fixed;bottom:0;left:0;right:0;text-align:center;font-size:11px;color:#555;background:#fffc}`;

const markText = ({ madeByName, madeAt, purpose, zone }: Watermark) =>
  [madeByName, `${localTime(madeAt, zone)} ${zone}`, purpose].join(' · ');

interface PageOf {
  readonly title: string;
  readonly body: string;
}

export function htmlPage({ title, body }: PageOf, mark: Watermark): string {
  const line = escaped(markText(mark));
  const language = mark.language === 'zh' ? 'zh-CN' : 'en';
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<meta name="viewport" content="width=device-width"><style>${style}</style></head><body>
<div class="mark" aria-hidden="true">${line}</div><div class="foot">${line}</div>
<h1>${escaped(title)}</h1>${body}</body></html>`;
}

const cell = (tag: 'th' | 'td', text: string) => `<${tag}>${escaped(text)}</${tag}>`;

/** A row alone stands upright, several as a table. */
function rowsHtml(
  rows: readonly EvidenceRow[],
  columns: readonly string[],
  show: (value: unknown, column: string) => string,
  say: (word: Bilingual) => string,
) {
  const filled = columns.filter((column) => rows.some((row) => show(row[column], column) !== ''));
  const name = (column: string) => say(columnWords[column] ?? { zh: column, en: column });
  const [only] = rows;
  if (rows.length === 1 && only)
    return filled
      .map((column) => `<tr>${cell('th', name(column))}${cell('td', show(only[column], column))}</tr>`)
      .join('\n');
  const head = `<tr>${filled.map((column) => cell('th', name(column))).join('')}</tr>`;
  const body = rows.map((row) => `<tr>${filled.map((column) => cell('td', show(row[column], column))).join('')}</tr>`);
  return [head, ...body].join('\n');
}

/** The letter, and the fields as the recipient names them. */
export function replyPage({ name, fields, letter }: Reply, mark: Watermark): string {
  const rows = fields.map(
    ({ label, value }) => `<tr>${cell('th', label[mark.language])}${cell('td', value ?? '')}</tr>`,
  );
  const written = letter === '' ? '' : `<p style="white-space:pre-wrap">${escaped(letter)}</p>`;
  return htmlPage({ title: name, body: `${written}<table>${rows.join('\n')}</table>` }, mark);
}

/** Where each file of the archive lies, by its id. */
export type FilePlaces = ReadonlyMap<string, string>;

/** The cover with all tables that are to be read, in order: one document to be printed. */
export function casePage(evidence: Evidence, mark: Watermark, places: FilePlaces): string {
  const say = (word: Bilingual) => word[mark.language];
  const show = (value: unknown, column: string) => {
    const code = codeIn(evidence, column, value);
    return code ? say(code) : shownValue(value, mark, evidence.people);
  };
  const leftName = (table: string) => say(leftWords[table] ?? { zh: table, en: table });
  const facts = [
    [say(pageWords.madeBy), mark.madeByName],
    [say(pageWords.madeAt), `${localTime(mark.madeAt, mark.zone)} (${mark.zone})`],
    [say(pageWords.purpose), mark.purpose],
    [say(pageWords.people), [...new Set(evidence.people.values())].join('、')],
    [
      say(pageWords.left),
      Object.keys(leftOut)
        .map(leftName)
        .join(mark.language === 'zh' ? '、' : ', '),
    ],
  ].map(([name = '', value = '']) => `<tr>${cell('th', name)}${cell('td', value)}</tr>`);
  const section = (at: number, title: string, body: string) => `<h2 id="s${at}">${escaped(title)}</h2>${body}`;
  const tables = shownTables.map(({ table, title, columns }, at) => {
    const rows = evidence.tables[table] ?? [];
    const none = `<p class="quiet">${say(pageWords.none)}</p>`;
    const body = `<div class="wide"><table>${rowsHtml(rows, columns, show, say)}</table></div>`;
    return section(at, `${at + 1}. ${say(title)}`, rows.length === 0 ? none : body);
  });
  const contents = shownTables.map(
    ({ table, title }, at) =>
      `<li><a href="#s${at}">${escaped(say(title))}</a> (${evidence.tables[table]?.length ?? 0})</li>`,
  );
  const files = evidence.files.map(({ id, name, bytes, sha256 }) => {
    const place = places.get(id);
    const link = place ? `<a href="${escaped(encodeURI(place))}">${escaped(name ?? '')}</a>` : say(pageWords.erased);
    return `<li>${link} <span class="quiet">${bytes} B · SHA-256 ${sha256}</span></li>`;
  });
  const body = `<table>${facts.join('')}</table><p class="quiet">${say(pageWords.how)}</p>
<h2>${say(pageWords.contents)}</h2><ol>${contents.join('')}</ol>${tables.join('\n')}
<h2>${say(pageWords.files)}</h2><ul>${files.join('') || `<li>${say(pageWords.none)}</li>`}</ul>`;
  return htmlPage({ title: `${say(pageWords.title)} ${evidence.number}`, body }, mark);
}
