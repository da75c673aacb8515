import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const dist = fileURLToPath(new URL('dist/', import.meta.url));
const manifestFile = join(dist, '.vite/manifest.json');
const built = existsSync(manifestFile);
if (!built) console.warn('SKIPPED: first load sizes are not checked, because web/dist is not built (npm run build)');

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
}
type Manifest = Record<string, Chunk>;

/** All files that these modules need before they can run. */
function filesOf(modules: string[]): Set<string> {
  const seen = new Set<string>();
  const files = new Set<string>([modules.includes('chat.html') ? 'chat.html' : 'index.html']);
  const visit = (name: string) => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`the build has no ${name}`);
    if (seen.has(name)) return;
    seen.add(name);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const inner of chunk.imports ?? []) visit(inner);
  };
  for (const name of modules) visit(name);
  return files;
}

const manifest = built ? (JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest) : {};
const named = (ending: string) => Object.keys(manifest).filter((name) => name.endsWith(ending));

function kilobytes(modules: string[]): number {
  const sizes = [...filesOf(modules)].map((file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length);
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

const words = ['app/catalogue.zh-CN.json', 'features/access/catalogue.zh-CN.json'];
const signIn = ['index.html', ...words, 'features/access/SignInPage.tsx'];
const shell = ['index.html', ...words, 'app/Themed.tsx', 'app/frame/Frame.tsx', ...named('antd/es/locale/zh_CN.js')];
const chat = [
  ...['chat.html', 'app/catalogue.zh-CN.json', 'features/chat/catalogue.zh-CN.json'],
  'features/chat/ChatPage.tsx',
];
const list = [...shell, 'features/access/AccountsPage.tsx'];

test.skipIf(!built)('sign-in is at most 230 kB on first load', () => {
  const size = kilobytes(signIn);
  console.log(`first load, gzip: sign-in ${size.toFixed(1)} kB`);
  expect(size).toBeLessThanOrEqual(230);
});

test.skipIf(!built)('the shell with a list is at most 450 kB in 50 files on first load', () => {
  const [size, files] = [kilobytes(list), filesOf(list).size];
  console.log(`first load, gzip: shell + list ${size.toFixed(1)} kB in ${files} files`);
  expect(size).toBeLessThanOrEqual(450);
  expect(files).toBeLessThanOrEqual(50);
});

test.skipIf(!built)('the customers’ chat is at most 170 kB on first load, and its script for other sites 3 kB', () => {
  const size = kilobytes(chat);
  console.log(`first load, gzip: chat ${size.toFixed(1)} kB`);
  expect(size).toBeLessThanOrEqual(170);
  expect(gzipSync(readFileSync(join(dist, 'widget.js'))).length).toBeLessThanOrEqual(3_000);
});

test.skipIf(!built)('the drawing engine is in neither', () => {
  expect([...filesOf([...signIn, ...list]), ...filesOf(chat)].filter((file) => /charts|engine/.test(file))).toEqual([]);
});
