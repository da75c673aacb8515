import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Packaged {
  readonly name?: string;
  readonly workspaces?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const read = (file: string) => JSON.parse(readFileSync(`${root}/${file}`, 'utf8'));
const asked = ({ dependencies = {}, devDependencies = {}, optionalDependencies = {} }: Packaged) => ({
  dependencies,
  devDependencies,
  optionalDependencies,
});

// A checkout whose packages are installed already never notices; `npm ci` refuses it on every fresh one.
test('the lock file knows every workspace, and what each asks for', () => {
  const locked: Record<string, Packaged & { readonly link?: boolean }> = read('package-lock.json').packages;
  const workspaces = (read('package.json') as Packaged).workspaces ?? [];
  const files = globSync(
    workspaces.map((folder) => `${folder}/package.json`),
    { cwd: root },
  );
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const own = read(file) as Packaged;
    const folder = file.replace('/package.json', '');
    expect(asked(locked[folder] ?? {}), folder).toEqual(asked(own));
    expect(locked[`node_modules/${own.name}`], own.name).toMatchObject({ resolved: folder, link: true });
  }
});
