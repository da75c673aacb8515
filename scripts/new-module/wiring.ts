import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fill, type Names } from './template.ts';

/** A line that goes into a file of the house: after a text that is there, or before it. */
interface Edit {
  readonly file: string;
  readonly after?: string;
  readonly before?: string;
  readonly add: string;
}

const edits: readonly Edit[] = [
  {
    file: 'server/wiring.ts',
    before: "import { org } from './modules/org/manifest.ts';",
    add: "import { __module__ } from './modules/__module__/manifest.ts';\n",
  },
  { file: 'server/wiring.ts', after: '  desk,\n', add: '  __module__,\n' },
  { file: 'server/modules/access/roles.ts', after: 'const everyone = [', add: "'__module__.read', " },
  {
    file: 'server/modules/access/roles.ts',
    after: 'administrator: [\n    ...worker,',
    add: "\n    '__module__.keep',",
  },
  {
    file: 'web/features/audit/audited.ts',
    before: '] as const',
    add: "  '__module__.add-__noun__',\n  '__module__.retire-__noun__',\n",
  },
  {
    file: 'server/test/rows.ts',
    before: 'import * as knowledge',
    add: "import * as __module__ from '@tongli/contracts/__module__';\n",
  },
  {
    file: 'server/test/rows.ts',
    before: '  return {\n    ...complaint,',
    add: "  const __noun__ = await world.request('admin', __module__.add__Noun__, { body: { name: 'x' } });\n",
  },
  { file: 'server/test/rows.ts', after: '  return {\n    ...complaint,', add: '\n    __noun__: __noun__.reply.id,' },
  {
    file: 'server/test/aims.ts',
    before: "    'work.read-notice'",
    add: "    '__module__.get-__noun__': { params: { id: rows.__noun__ } },\n    '__module__.retire-__noun__': { params: { id: rows.__noun__ }, body: { version: 1 } },\n",
  },
];

/** Words by their place in a catalogue; what is there already stays. */
const words: readonly { file: string; place: string; word: string }[] = [
  { file: 'web/app/catalogue.en.json', place: 'problem.already-retired', word: 'This was retired already.' },
  { file: 'web/app/catalogue.zh-CN.json', place: 'problem.already-retired', word: '此项已停用。' },
];

/** Makes the house know a module that was just written; returns the files changed. */
export function wire(root: string, names: Names): string[] {
  for (const edit of edits) insert(root, edit, names);
  for (const { file, place, word } of [...words, ...auditWords(root, names)]) addWord(root, file, place, word);
  return [...new Set([...edits, ...words].map(({ file }) => file)), ...['en', 'zh-CN'].map(auditCatalogue)];
}

/** Lines of `edits` that the house does not have any more: a new module could not be wired. */
export const missingAnchors = (root: string): string[] =>
  edits
    .filter(({ file, after, before }) => !readFileSync(join(root, file), 'utf8').includes(after ?? before ?? ''))
    .map(({ file, after, before }) => `${file}: ${after ?? before}`);

function insert(root: string, { file, after, before, add }: Edit, names: Names): void {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  const anchor = after ?? before ?? '';
  const at = text.indexOf(anchor);
  if (at < 0)
    throw new Error(
      `${file} has no "${anchor.trim()}" any more: say in scripts/new-module/wiring.ts where the line goes.`,
    );
  const place = after === undefined ? at : at + anchor.length;
  writeFileSync(path, text.slice(0, place) + fill(add, names) + text.slice(place));
}

const auditCatalogue = (language: string) => `web/features/audit/catalogue.${language}.json`;

/** What the audit page calls these acts, and what they are about: for whoever makes the module to put into better words. */
function auditWords(root: string, { module, noun }: Names) {
  const place = placeOfWords(root);
  return [
    { file: auditCatalogue('en'), place: `${place}.${module}.add-${noun}`, word: `Added a ${noun}` },
    { file: auditCatalogue('en'), place: `${place}.${module}.retire-${noun}`, word: `Retired a ${noun}` },
    { file: auditCatalogue('zh-CN'), place: `${place}.${module}.add-${noun}`, word: `新增 ${noun}` },
    { file: auditCatalogue('zh-CN'), place: `${place}.${module}.retire-${noun}`, word: `停用 ${noun}` },
    ...['en', 'zh-CN'].map((language) => ({ file: auditCatalogue(language), place: `audit.of.${noun}`, word: noun })),
  ];
}

type Words = { [key: string]: string | Words };

/** Where the catalogue keeps the words of audited acts: beside those of `org`. */
function placeOfWords(root: string): string {
  const find = (words: Words, path: string[]): string | null => {
    for (const [key, value] of Object.entries(words)) {
      if (typeof value === 'string') continue;
      if (key === 'org' && 'change-calendar' in value) return path.join('.');
      const inside = find(value, [...path, key]);
      if (inside !== null) return inside;
    }
    return null;
  };
  const place = find(JSON.parse(readFileSync(join(root, auditCatalogue('en')), 'utf8')) as Words, []);
  if (place === null) throw new Error(`${auditCatalogue('en')} has no words of audited acts any more`);
  return place;
}

function addWord(root: string, file: string, place: string, word: string): void {
  const path = join(root, file);
  const all = JSON.parse(readFileSync(path, 'utf8')) as Words;
  const keys = place.split('.');
  const last = keys.pop() ?? '';
  let at = all;
  for (const key of keys) {
    at[key] ??= {};
    at = at[key] as Words;
  }
  at[last] ??= word;
  writeFileSync(path, `${JSON.stringify(all, null, 2)}\n`);
}
