import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readArchitecture } from './architecture/map.ts';
import { refusalOf } from './new-module/refusal.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What is committed, with packages that lead to the copy and not to the house. */
function copyHouse(): string {
  const copy = mkdtempSync(join(tmpdir(), 'tongli-copy-'));
  execFileSync('sh', ['-c', 'git archive HEAD | tar -x -C "$0" && git init -q "$0"', copy], { cwd: root });
  const ours = join(root, 'node_modules/@tongli');
  mkdirSync(join(copy, 'node_modules/@tongli'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')).filter((one) => one !== '@tongli'))
    symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  for (const name of readdirSync(ours)) {
    const folder = resolve(ours, readlinkSync(join(ours, name))).slice(root.length);
    symlinkSync(join(copy, folder), join(copy, 'node_modules/@tongli', name));
  }
  return copy;
}

test('a new module fits the house at once', () => {
  const copy = copyHouse();
  const name = Object.keys(readArchitecture(root).modules).find((one) => refusalOf(root, one, 'sample') === null);
  expect(name, 'every module on the map is built').toBeDefined();
  const run = (program: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: copy, encoding: 'utf8' });
    expect(status, `${program} ${args.join(' ')}: ${stdout}${stderr}`).toBe(0);
  };
  const module = `server/modules/${name}`;
  run(process.execPath, 'scripts/new-module.ts', name ?? '', 'sample');
  run('biome', 'check', module, `contracts/${name}`, 'server/wiring.ts', 'server/test', 'server/scope.api.ts');
  run('tsc', '-b', 'server');
  run(
    'vitest',
    'run',
    '--project',
    'unit',
    'scripts/room-map',
    'scripts/flows',
    'web/app',
    'web/features/audit',
    module,
  );
  run(
    'vitest',
    'run',
    '--project',
    'api',
    module,
    'server/scope',
    'server/permissions',
    'server/openapi',
    'scripts/schema',
  );
  rmSync(copy, { recursive: true });
});
