import { expect, test } from 'vitest';
import { transcriptHtml } from './transcript-page.ts';

test('what somebody wrote is never run by whoever opens the page', () => {
  const words = { language: 'zh-CN', title: 'JC<1>', mark: '陈静' };
  const page = transcriptHtml([{ at: '10:00', who: '客户', text: '<script>alert(1)</script>', isInner: false }], words);
  expect(page).not.toContain('<script>');
  expect(page).toContain('&lt;script&gt;');
  expect(page).toContain('JC&lt;1&gt;');
});
