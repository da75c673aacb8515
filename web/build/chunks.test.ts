import { expect, test } from 'vitest';
import { chunksOf, type Piece } from './chunks.ts';

const page = (entry: string, ...imports: string[]): Piece => ({ file: entry, modules: [entry], imports, entry });
const piece = (file: string, ...imports: string[]): Piece => ({ file, modules: [`${file}.ts`], imports, entry: null });

const features = ['a', 'a', 'b', 'c', 'd'];
const pieces = [
  page('/web/index.html', 'language'),
  page('/app/frame/Frame.tsx', 'language', 'menu'),
  ...features.map((feature, number) =>
    page(`/features/${feature}/Page${number}.tsx`, 'menu', 'table', `of-${feature}`),
  ),
  page('/features/e/Page.tsx', 'once', 'language'),
  page('/features/f/Page.tsx', 'once'),
  ...[piece('language'), piece('menu', 'language'), piece('table', 'language'), piece('once', 'table')],
  ...['of-a', 'of-b', 'of-c', 'of-d'].map((file) => piece(file, 'table')),
];
const beginnings = [
  { name: 'house', entries: ['/web/index.html'] },
  { name: 'shell', entries: ['/app/frame/Frame.tsx'] },
];
const chunks = chunksOf(pieces, beginnings);

test.each([
  ['what every beginning needs', 'language', 'begin-house-shell'],
  ['what one needs', 'menu', 'begin-shell'],
  ['what many pages use', 'table', 'common'],
  ['what pages of one feature share', 'of-a', 'of-a'],
  ['what one page alone uses', 'of-b', undefined],
])('%s', (_what, file, chunk) => {
  expect(chunks.get(`${file}.ts`)).toBe(chunk);
});

test('a page is a chunk of its own', () => {
  expect(pieces.filter(({ entry }) => entry !== null && chunks.has(entry))).toEqual([]);
});

test('no two chunks import one another', () => {
  const chunkOf = ({ file, modules }: Piece) => chunks.get(modules[0] ?? '') ?? file;
  const byFile = new Map(pieces.map((one) => [one.file, chunkOf(one)]));
  const imports = pieces.flatMap((one) => one.imports.map((file) => [chunkOf(one), byFile.get(file)] as const));
  const apart = imports.filter(([from, to]) => from !== to);
  expect(apart.filter(([from, to]) => apart.some(([other, back]) => other === to && back === from))).toEqual([]);
});

test('a beginning that the build does not have is no mistake to be found in the browser', () => {
  expect(() => chunksOf(pieces, [{ name: 'desk', entries: ['/app/Desk.tsx'] }])).toThrow(
    'entry of "desk": /app/Desk.tsx',
  );
});
