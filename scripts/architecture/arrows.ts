import { type Architecture, findRoom, matchPath, moduleOf, type Room } from './map.ts';
import { findImports } from './scan.ts';
import { isScript, isTest, resolveImport, type SourceFile, type Tree } from './tree.ts';

const MAP = '(architecture.json)';

/** Each import that the map forbids, as a sentence. */
export function findForbiddenArrows(tree: Tree, map: Architecture): string[] {
  return tree.files.filter(({ path }) => isScript(path)).flatMap((file) => forbiddenIn(file, tree, map));
}

function forbiddenIn(file: SourceFile, tree: Tree, map: Architecture): string[] {
  const room = findRoom(map, file.path);
  if (!room) return [`${file.path} lies in no room ${MAP}`];
  const complaints = findImports(file.text).map(({ specifier }) => {
    const target = resolveImport(tree, file.path, specifier);
    return target === undefined
      ? judgePackage(file.path, room, specifier)
      : judgeArrow(file.path, room, withoutQuery(target), map);
  });
  return complaints.filter((complaint) => complaint !== undefined);
}

/** Bundlers take instructions after a question mark. */
function withoutQuery(path: string): string {
  return path.replace(/\?.*$/, '');
}

function judgePackage(file: string, { pattern, rules }: Room, specifier: string): string | undefined {
  if (isTest(file)) return undefined;
  const allowed = rules.packages?.some((name) => specifier === name || specifier.startsWith(`${name}/`)) ?? true;
  if (!allowed) return `${file} may not import ${specifier}: ${packagesSentence(pattern, rules.packages)} ${MAP}`;
  if (!rules.node && specifier.startsWith('node:')) {
    return `${file} may not import ${specifier}: ${pattern} runs in a browser ${MAP}`;
  }
  return undefined;
}

function packagesSentence(pattern: string, packages: string[] = []): string {
  return `${pattern} may import ${packages.length > 0 ? `only ${packages.join(', ')}` : 'no packages'}`;
}

function judgeArrow(file: string, room: Room, target: string, map: Architecture): string | undefined {
  if (matchPath(room.path, target) !== undefined) return undefined;
  const allowed = [...room.rules.mayImport, ...(isTest(file) ? room.rules.testsAlso : [])];
  if (allowed.some((pattern) => matchPath(pattern, target) !== undefined)) return undefined;
  const [from, to] = [moduleOf(file), moduleOf(target)];
  if (from && to) return judgeModules(file, from, to, target, map);
  return `${file} may not import ${nameTarget(target, map)}: ${room.pattern} may import ${list(allowed)} ${MAP}`;
}

function judgeModules(file: string, from: string, to: string, target: string, map: Architecture): string | undefined {
  const doors = map.modules[from];
  if (!doors) return `${file} may not import server/modules/${to}: the module ${from} is not listed ${MAP}`;
  if (!doors.includes(to))
    return `${file} may not import server/modules/${to}: ${from} may import ${list(doors)} ${MAP}`;
  if (target === `server/modules/${to}/index.ts`) return undefined;
  return `${file} may not import ${target}: ${from} may enter ${to} only by its door, index.ts ${MAP}`;
}

/** The room where it has one; the file itself where the room is entered by certain files only. */
function nameTarget(target: string, map: Architecture): string {
  const room = findRoom(map, target);
  const byDoor = room?.pattern.startsWith('server/modules') || room?.pattern === 'web/app';
  return room && !byDoor ? room.path : target;
}

function list(names: string[]): string {
  return names.length > 0 ? names.join(', ') : 'nothing';
}
