import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';

const LEFT_OUT = ['**/node_modules/**', '**/dist/**', '**/.*/**', 'data/**', 'scripts/fixtures/**', 'stories/out/**'];

export interface SourceFile {
  /** From the root of the tree, with forward slashes. */
  path: string;
  text: string;
}

export interface Tree {
  root: string;
  files: SourceFile[];
  /** Folders of our own packages by the name they are imported under. */
  packages: Map<string, { folder: string; exports: Record<string, string> }>;
}

export function readTree(root: string): Tree {
  const paths = globSync(['**/*.ts', '**/*.tsx', '**/*.mjs', '**/*.sql'], { cwd: root, exclude: LEFT_OUT }).sort();
  const files = paths
    .filter((path) => statSync(join(root, path)).isFile())
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(root, path), 'utf8') }));
  return { root, files, packages: readPackages(root) };
}

export function isTest(path: string): boolean {
  return /\.(test|api|story|proof)\.tsx?$/.test(path) || /(^|\/)fixtures\//.test(path);
}

export function isScript(path: string): boolean {
  return !path.endsWith('.sql');
}

/** The file in the tree that `specifier` leads to, or undefined for a package of others and for what Node brings. */
export function resolveImport(tree: Tree, from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), specifier));
  const [, name = '', rest = ''] = /^(@[^/]+\/[^/]+|[^/]+)(.*)$/.exec(specifier) ?? [];
  const ours = tree.packages.get(name);
  return ours && posix.join(ours.folder, exportedPath(ours.exports, `.${rest}`));
}

function exportedPath(exports: Record<string, string>, subpath: string): string {
  const exact = exports[subpath];
  if (exact) return exact;
  const star = exports['./*'];
  return star ? star.replaceAll('*', subpath.slice('./'.length)) : subpath;
}

function readPackages(root: string): Tree['packages'] {
  const packages: Tree['packages'] = new Map();
  for (const manifest of globSync(['*/package.json', 'engines/*/package.json'], { cwd: root })) {
    const { name, exports } = JSON.parse(readFileSync(join(root, manifest), 'utf8')) as {
      name: string;
      exports?: string | Record<string, string>;
    };
    const folder = dirname(manifest);
    packages.set(name, { folder, exports: typeof exports === 'string' ? { '.': exports } : (exports ?? {}) });
  }
  return packages;
}

/** Modules that lack one of the files every module has. */
export function findIncompleteModules(root: string): string[] {
  return globSync('server/modules/*', { cwd: root })
    .filter((folder) => statSync(join(root, folder)).isDirectory())
    .sort()
    .flatMap((folder) =>
      ['README.md', 'index.ts', 'manifest.ts']
        .filter((file) => !existsSync(join(root, folder, file)))
        .map((file) => `the module ${basename(folder)} has no ${file}`),
    );
}
