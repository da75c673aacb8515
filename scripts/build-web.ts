// Builds the web client unless what lies in web/dist was built from exactly these sources.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['web/**/*', 'contracts/**/*', 'engines/**/*', 'package-lock.json', 'tsconfig.base.json'];
const LEFT_OUT = ['**/node_modules/**', 'web/dist/**', '**/*.test.ts', '**/*.test.tsx', '**/*.md'];
const dist = join('web', 'dist');
const stampFile = join(dist, '.built-from');

const stamp = hashSources();
if (process.argv.includes('--force') || !isBuilt(stamp)) build(stamp);

function hashSources(): string {
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES, { exclude: LEFT_OUT }).sort()) {
    if (statSync(file).isFile()) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function isBuilt(wanted: string): boolean {
  if (!existsSync(join(dist, 'index.html')) || !existsSync(stampFile)) return false;
  return readFileSync(stampFile, 'utf8') === wanted;
}

function build(from: string): void {
  console.log('Building the web client …');
  const script = ['run', '--silent', 'build', '--workspace', '@tongli/web', '--', '--logLevel', 'warn'];
  // Whoever starts it, a test too, gets what people use.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status } = spawnSync('npm', script, { stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stampFile, from);
}
