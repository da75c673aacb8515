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
function filesOf(manifest: Manifest, modules: string[]): Set<string> {
  const seen = new Set<string>();
  const files = new Set<string>(['index.html']);
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

function kilobytes(modules: string[]): number {
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
  const antd = Object.keys(manifest).filter((name) => name.endsWith('antd/es/locale/zh_CN.js'));
  const files = filesOf(manifest, ['index.html', 'app/catalogue.zh-CN.json', ...antd, ...modules]);
  const bytes = [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length,
    0,
  );
  return bytes / 1000;
}

const signIn = ['features/access/SignInPage.tsx', 'features/access/catalogue.zh-CN.json'];
const list = ['app/frame/Frame.tsx', 'features/access/AccountsPage.tsx', 'features/access/catalogue.zh-CN.json'];

test.skipIf(!built)('sign-in is at most 230 kB on first load', () => {
  const size = kilobytes(signIn);
  console.log(`first load, gzip: sign-in ${size.toFixed(1)} kB`);
  expect(size).toBeLessThanOrEqual(230);
});

test.skipIf(!built)('the shell with a list is at most 450 kB on first load', () => {
  const size = kilobytes(list);
  console.log(`first load, gzip: shell + list ${size.toFixed(1)} kB`);
  expect(size).toBeLessThanOrEqual(450);
});

test.skipIf(!built)('the drawing engine is in neither', () => {
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
  expect(
    [...filesOf(manifest, ['index.html', ...signIn, ...list])].filter((file) => /charts|engine/.test(file)),
  ).toEqual([]);
});
