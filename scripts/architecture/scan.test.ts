import { describe, expect, test } from 'vitest';
import { findImports, scan } from './scan.ts';

function specifiers(text: string): string[] {
  return findImports(text).map(({ specifier }) => specifier);
}

describe('imports are found', () => {
  test.each([
    [`import a from './a.ts';`, './a.ts'],
    [`import type { A } from "./a.ts";`, './a.ts'],
    [`import { a, type B } from './a.ts';`, './a.ts'],
    [`import {\n  a,\n  b,\n} from './a.ts';`, './a.ts'],
    [`import './a.ts';`, './a.ts'],
    [`import{a}from'./a.ts'`, './a.ts'],
    [`export * from './a.ts';`, './a.ts'],
    [`export type { A } from './a.ts';`, './a.ts'],
    [`const a = await import('./a.ts');`, './a.ts'],
    [`const a = lazy(() => import(\n  './a.ts'\n));`, './a.ts'],
    ['const a = import(`./a.ts`);', './a.ts'],
    [`type A = import('./a.ts').A;`, './a.ts'],
    [`const a = require('./a.ts');`, './a.ts'],
    [`const p = /['"\`]/; import('./a.ts');`, './a.ts'],
    [`const p = /[/'"]/g; import('./a.ts');`, './a.ts'],
    [`const q = a / b; import('./a.ts'); c / d;`, './a.ts'],
    ['const s = `\x24{`\x24{import("./a.ts")}`}`;', './a.ts'],
    [`const page = <p>don't</p>;\nimport('./a.ts');`, './a.ts'],
  ])('%s', (text, specifier) => {
    expect(specifiers(text)).toEqual([specifier]);
  });

  test('with their lines', () => {
    expect(findImports(`import './a.ts';\n/*\n*/ import './b.ts';`)).toEqual([
      { specifier: './a.ts', line: 1 },
      { specifier: './b.ts', line: 3 },
    ]);
  });
});

describe('nothing is imported by', () => {
  test.each([
    `// import './a.ts';`,
    `/* import './a.ts'; */`,
    `const text = "import './a.ts'";`,
    'const text = `import "./a.ts"`;',
    `const text = 'it\\'s from'; const other = './a.ts';`,
    `Array.from('abc');`,
    `new URL('./a.ts', import.meta.url);`,
  ])('%s', (text) => {
    expect(specifiers(text)).toEqual([]);
  });
});

describe('a scan', () => {
  test('blanks comments and strings and keeps every line and column', () => {
    const text = `const a = 'x'; // now()\nconst b = 1;`;
    expect(scan(text).code).toBe(`const a = ' ';         \nconst b = 1;`);
  });

  test('keeps expressions inside a template as code, and out of its text', () => {
    const { code, strings } = scan('sql`select \x24{clock.now()} where \x24{{ a: 1 }.a}`');
    expect(code).toContain('clock.now()');
    expect(strings.map(({ text }) => text)).toEqual(['select  where ']);
  });
});
