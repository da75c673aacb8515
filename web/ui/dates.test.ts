import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const web = fileURLToPath(new URL('..', import.meta.url));

test('whatever chooses dates brings the Chinese names of days and months along', () => {
  const using = globSync('{app,features,ui}/**/*.{ts,tsx}', { cwd: web, exclude: ['**/*.test.ts'] })
    .map((file) => ({ file, text: readFileSync(`${web}/${file}`, 'utf8') }))
    .filter(({ text }) => text.includes("from 'dayjs'") && /\b(DatePicker|TimePicker)\b/.test(text));
  expect(using.length).toBeGreaterThan(2);
  expect(using.filter(({ text }) => !text.includes("'dayjs/locale/zh-cn'")).map(({ file }) => file)).toEqual([]);
});
