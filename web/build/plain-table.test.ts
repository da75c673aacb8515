import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const web = fileURLToPath(new URL('..', import.meta.url));
const sources = globSync('{app,features,ui}/**/*.tsx', { cwd: web }).map((file) => ({
  file,
  text: readFileSync(`${web}/${file}`, 'utf8'),
}));

test('the component library’s table is used in one place, without the parts that the build leaves out', () => {
  const users = sources.filter(({ text }) => /import \{[^}]*\bTable\b[^}]*\} from 'antd'/.test(text));
  expect(users.map(({ file }) => file)).toEqual(['ui/list/DataTable.tsx']);
  expect(users[0]?.text).toContain('pagination={false}');
  expect(users[0]?.text).not.toMatch(/\b(filters|filterDropdown|onFilter):/);
});
