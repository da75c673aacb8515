/** A piece of a build that was cut as finely as can be: its modules, and the pieces without which it cannot run. */
export interface Piece {
  readonly file: string;
  readonly modules: readonly string[];
  readonly imports: readonly string[];
  /** The module that is loaded by itself, a page for example; null for what only serves others. */
  readonly entry: string | null;
}

/** What is always loaded together: the entries that one visit begins with. */
export interface Beginning {
  readonly name: string;
  readonly entries: readonly string[];
}

/** The share of all entries from which on a piece is one that most people load sooner or later. */
const common = 0.2;

function reachedFrom(files: readonly string[], pieces: ReadonlyMap<string, Piece>): Set<string> {
  const reached = new Set<string>();
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    waiting.push(...(pieces.get(file)?.imports ?? []));
  }
  return reached;
}

const featureOf = (entry: string) => /\/features\/([^/]+)\//.exec(entry)?.[1] ?? 'app';

function groupOf(begun: readonly string[], entries: readonly string[], all: number): string | null {
  if (begun.length > 0) return `begin-${begun.join('-')}`;
  const features = new Set(entries.map(featureOf));
  if (entries.length > 1 && features.size === 1) return `of-${[...features][0]}`;
  return entries.length >= common * all ? 'common' : null;
}

/**
 * In which chunk each module lies, so that a page is a few requests and brings hardly more than it needs. What the same beginnings need lies
 * together, and nobody loads more for it; so does what pages of one feature share, and what many pages use. Whatever a chunk imports is
 * needed wherever the chunk is, so that no two import one another. A module that is missing lies where the bundler puts it.
 */
export function chunksOf(all: readonly Piece[], beginnings: readonly Beginning[]): Map<string, string> {
  const pieces = new Map(all.map((piece) => [piece.file, piece]));
  const entries = all.flatMap(({ file, entry }) =>
    entry === null ? [] : { entry, files: reachedFrom([file], pieces) },
  );
  const begun = beginnings.map(({ name, entries: ids }) => {
    const begins = entries.filter(({ entry }) => ids.some((id) => entry.endsWith(id)));
    if (begins.length < ids.length)
      throw new Error(`chunks: the build has not every entry of "${name}": ${ids.join(', ')}`);
    return { name, files: new Set(begins.flatMap(({ files }) => [...files])) };
  });
  const names = new Map<string, string>();
  for (const { file, modules } of all.filter(({ entry }) => entry === null)) {
    const at = begun.flatMap(({ name, files }) => (files.has(file) ? [name] : []));
    const from = entries.flatMap(({ entry, files }) => (files.has(file) ? [entry] : []));
    const name = groupOf(at, from, entries.length);
    if (name !== null) for (const module of modules) names.set(module, name);
  }
  return names;
}
