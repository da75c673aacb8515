import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const room = z.strictObject({
  /** Paths, each a file or a folder with all it holds. */
  mayImport: z.array(z.string()),
  /** What the tests of the room may import in addition. */
  testsAlso: z.array(z.string()).default([]),
  /** The only packages the room may import, apart from its tests; absent: any. */
  packages: z.array(z.string()).optional(),
  /** Whether it may use what Node brings; false for what runs in a browser. */
  node: z.boolean().default(true),
});

const architecture = z.strictObject({
  about: z.string(),
  rooms: z.record(z.string(), room),
  modules: z.record(z.string(), z.array(z.string())),
});

export type Architecture = z.infer<typeof architecture>;
export type RoomRules = z.infer<typeof room>;

export interface Room {
  /** As written in architecture.json, such as `web/features/*`. */
  pattern: string;
  /** The part of the file's path that the pattern matches, such as `web/features/home`. */
  path: string;
  rules: RoomRules;
}

export function readArchitecture(root: string): Architecture {
  return architecture.parse(JSON.parse(readFileSync(join(root, 'architecture.json'), 'utf8')));
}

/** The room a file lies in: the longest pattern that matches. */
export function findRoom({ rooms }: Architecture, file: string): Room | undefined {
  return Object.entries(rooms)
    .map(([pattern, rules]) => ({ pattern, path: matchPath(pattern, file), rules }))
    .filter((candidate): candidate is Room => candidate.path !== undefined)
    .sort((a, b) => b.pattern.length - a.pattern.length)
    .at(0);
}

/** The leading part of `file` that `pattern` names, a whole file or a folder around it; a star stands for one name. */
export function matchPath(pattern: string, file: string): string | undefined {
  const source = pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]+');
  return new RegExp(`^${source}(?=/|$)`).exec(file)?.[0];
}

/** `complaints` for a file of that module. */
export function moduleOf(file: string): string | undefined {
  return /^server\/modules\/([^/]+)\//.exec(file)?.[1];
}

/** Each module that is listed as importing one which, by other arrows, imports it back. */
export function findCycles({ modules }: Architecture): string[] {
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (modules[from] ?? []).some((next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))));
  return Object.keys(modules).filter((name) => reaches(name, name));
}
