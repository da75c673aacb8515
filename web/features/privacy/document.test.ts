import type { PersonDocument } from '@tongli/contracts/privacy';
import { expect, test } from 'vitest';
import { type DocumentWords, documentHtml } from './document.ts';

const words: DocumentWords = {
  language: 'zh-CN',
  title: '个人信息',
  lead: '全部',
  mark: '陈静 · r-1',
  section: (name) => `[${name}]`,
  fact: (name) => name,
  value: ({ value }) => value,
  at: (instant) => instant,
};
const document: PersonDocument = {
  format: 'tongli-person/1',
  personId: '0192a000-0001-7000-8000-000000000001',
  reason: 'x',
  watermark: { madeAt: '2026-03-02T02:00:00.000Z', byName: '陈静', requestId: 'r-1' },
  sections: [
    {
      section: 'complaints',
      records: [
        {
          title: 'TS2026-000001',
          facts: [
            { name: 'facts', kind: 'text', value: '<script>alert("x")</script> & co', at: '2026-03-01T00:00:00Z' },
          ],
        },
      ],
    },
  ],
};

test('what a customer wrote stays text, and the mark is on the page', () => {
  const html = documentHtml(document, words);
  expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; co');
  expect(html).not.toContain('<script');
  expect(html).toContain('<footer class="mark">陈静 · r-1</footer>');
  expect(html).toContain('<h2>[complaints]</h2>');
  expect(html).toContain('<html lang="zh-CN">');
});
