import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findForbiddenArrows } from './architecture/arrows.ts';
import { findLongFiles, findOwnClocks, findTimeInSql } from './architecture/habits.ts';
import { type Architecture, findCycles, readArchitecture } from './architecture/map.ts';
import { findIncompleteModules, readTree, type Tree } from './architecture/tree.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const map = readArchitecture(root);
const house = readTree(root);
const planted = readTree(fileURLToPath(new URL('fixtures/house', import.meta.url)));

interface Rule {
  rule: string;
  check: (tree: Tree, map: Architecture) => string[];
  /** What the planted tree must be told. */
  found: string[];
}

const RULES: Rule[] = [
  {
    rule: 'imports follow the map',
    check: findForbiddenArrows,
    found: [
      'attic/chest.ts lies in no room (architecture.json)',
      'contracts/work/index.ts may not import pg: contracts may import only zod (architecture.json)',
      'engines/queueing/erlang.ts may not import node:fs: engines/* may import no packages (architecture.json)',
      'engines/queueing/erlang.ts may not import engines/spc: engines/* may import engines/calendar (architecture.json)',
      'server/flows/closing.ts may not import server/modules/work/store.ts: server/flows may import contracts, server/platform, server/modules/*/index.ts, server/views (architecture.json)',
      'server/modules/contacts/dynamic.ts may not import server/modules/complaints: contacts may import org, customers (architecture.json)',
      'server/modules/contacts/types.ts may not import server/modules/complaints: contacts may import org, customers (architecture.json)',
      'server/modules/contacts/window.ts may not import server/modules/org/store.ts: contacts may enter org only by its door, index.ts (architecture.json)',
      'server/modules/gossip/index.ts may not import server/modules/org: the module gossip is not listed (architecture.json)',
      'server/modules/work/index.ts may not import server/views: server/modules/* may import contracts, engines/*, server/platform (architecture.json)',
      'server/modules/work/index.ts may not import server/test: server/modules/* may import contracts, engines/*, server/platform (architecture.json)',
      'server/platform/clock.ts may not import server/modules/org/index.ts: server/platform may import contracts, engines/calendar, engines/text (architecture.json)',
      'web/app/shell.tsx may not import web/features/home: web/app may import contracts, web/api, web/ui, web/features/*/manifest.ts (architecture.json)',
      'web/features/home/Page.tsx may not import web/features/cases: web/features/* may import contracts, web/api, web/ui, web/app/manifest.ts, web/app/Slot.tsx, web/app/LanguageSwitch.tsx (architecture.json)',
      'web/features/home/Page.tsx may not import server/modules/org/index.ts: web/features/* may import contracts, web/api, web/ui, web/app/manifest.ts, web/app/Slot.tsx, web/app/LanguageSwitch.tsx (architecture.json)',
      'web/features/home/Page.tsx may not import node:path: web/features/* runs in a browser (architecture.json)',
    ],
  },
  {
    rule: 'files are short',
    check: ({ files }) => findLongFiles(files),
    found: ['server/modules/work/long.ts has 301 lines, and 300 is the limit: split it by subject'],
  },
  {
    rule: 'SQL never asks the time',
    check: ({ files }) => findTimeInSql(files),
    found: [
      'server/modules/work/migrations/0001_work.sql:4 asks the database for the time (now()): pass the instant as a parameter',
      'server/modules/work/migrations/0001_work.sql:5 asks the database for the time (CURRENT_DATE): pass the instant as a parameter',
      'server/modules/work/store.ts:4 asks the database for the time (current_timestamp): pass the instant as a parameter',
    ],
  },
  {
    rule: 'time and chance are arguments',
    check: ({ files }) => findOwnClocks(files),
    found: [
      'engines/queueing/erlang.ts:4 draws a random number of its own: take the source as an argument',
      'server/modules/work/clocks.ts:2 reads a clock of its own (Date.now): take the instant as an argument',
      'server/modules/work/clocks.ts:3 reads a clock of its own (new Date()): take the instant as an argument',
    ],
  },
  {
    rule: 'every module has its README, door and manifest',
    check: ({ root: folder }) => findIncompleteModules(folder),
    found: [
      'the module contacts has no README.md',
      'the module contacts has no index.ts',
      'the module contacts has no manifest.ts',
      'the module gossip has no README.md',
      'the module gossip has no manifest.ts',
    ],
  },
  {
    rule: 'the arrows between modules form no circle',
    check: (_, { modules }) => findCycles({ ...map, modules }),
    found: [],
  },
];

describe.each(RULES)('$rule', ({ check, found }) => {
  test('in the house', () => {
    expect(check(house, map)).toEqual([]);
  });

  test('and what is planted is found', () => {
    expect(check(planted, map)).toEqual(found);
  });
});

test('a circle between modules is found', () => {
  const modules = { org: ['work'], work: ['people'], people: ['org'], floor: ['org'] };
  expect(findCycles({ ...map, modules })).toEqual(['org', 'work', 'people']);
});

test('the tree that is read is not empty', () => {
  expect(house.files.length).toBeGreaterThan(10);
});
