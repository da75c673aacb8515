import { expect, test } from 'vitest';
import { passagesOf } from './passages.ts';

test('paragraphs as they are said, without headings, tables and signs', () => {
  const text =
    '## 条件\n\n合约期满后**可以**退订。\n\n1. 带身份证\n2. 到[营业厅](/shops)\n\n| 项 | 期限 |\n|---|---|\n| 押金 | 十天 |\n\n## 期限\n十个工作日。';
  expect(passagesOf(text)).toEqual(['合约期满后可以退订。', '1. 带身份证\n2. 到营业厅', '十个工作日。']);
});
