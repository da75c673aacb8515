// `npm run new:module -- NAME NOUN`: a module that stands on the map, in the shape that all have, with one thing that it keeps.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { refusalOf } from './new-module/refusal.ts';
import { filesOf, type Names, pluralOf } from './new-module/template.ts';
import { wire } from './new-module/wiring.ts';

/** Writes the module and makes the house know it; returns the files written and changed. */
export function makeModule(root: string, names: Names): string[] {
  const files = new Map([...filesOf(names), [`server/openapi-words/${names.module}.json`, operationWords(names)]]);
  for (const [file, text] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return [...files.keys(), ...wire(root, names)];
}

function operationWords({ noun }: Names): string {
  const words = {
    [`list-${pluralOf(noun)}`]: { zh: `列出 ${noun}`, en: `List ${pluralOf(noun)}` },
    [`get-${noun}`]: { zh: `查看 ${noun}`, en: `Get a ${noun}` },
    [`add-${noun}`]: { zh: `新增 ${noun}`, en: `Add a ${noun}` },
    [`retire-${noun}`]: { zh: `停用 ${noun}`, en: `Retire a ${noun}` },
  };
  return `${JSON.stringify(words, null, 2)}\n`;
}

/** What is written from the house itself: formatted, and as its tests will compare it. */
const afterwards: readonly (readonly [say: string, program: string, ...args: string[]])[] = [
  ['tables.ts and schema.sql', process.execPath, 'scripts/schema.ts'],
  ['docs/flows.md', process.execPath, 'scripts/flows-file.ts'],
  ['server/permissions.matrix.md', 'vitest', 'run', '--project', 'api', 'server/permissions.api.ts', '-u'],
];

export function finish(root: string, written: readonly string[]): boolean {
  const run = (program: string, args: readonly string[]) =>
    spawnSync(program, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  const formatted = run('biome', ['check', '--write', ...written.filter((file) => !/\.(md|sql)$/.test(file))]);
  return (
    afterwards.every(([say, program, ...args]) => {
      console.log(`writing ${say} …`);
      return run(program, args);
    }) && formatted
  );
}

if (import.meta.main) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const [module, noun] = process.argv.slice(2);
  const refusal = refusalOf(root, module, noun);
  if (refusal !== null || !module || !noun) {
    console.error(refusal);
    process.exit(1);
  }
  const written = makeModule(root, { module, noun });
  for (const file of written) console.log(file);
  const whole = finish(root, written);
  console.log(`
Next: say in server/modules/${module}/README.md what it is for; put Chinese words for "${noun}" into the catalogues,
server/openapi-words and docs/glossary.md; give it its own rules. docs/add-a-feature.md goes on from here.`);
  process.exit(whole ? 0 : 1);
}
