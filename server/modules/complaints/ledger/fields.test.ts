import { expect, test } from 'vitest';
import { suggestMapping } from '../../../platform/imports/matching.ts';
import { ledgerImport } from './importing.ts';
import { leavesJudging } from './options.ts';

const suggested = (header: string) => suggestMapping(header.split(','), ledgerImport, new Map());

test('a consumer agency’s ledger', () => {
  const header =
    'Complaint ID,Product,Sub-product,Issue,Sub-issue,State,ZIP code,Date received,Date sent to company,Company response,Timely response?,Consumer disputed?';
  expect(suggested(header)).toEqual({
    'Complaint ID': 'number',
    Product: 'product',
    Issue: 'cause',
    State: 'area',
    'Date received': 'receivedAt',
    'Date sent to company': 'acknowledgedAt',
    'Timely response?': 'onTime',
  });
});

test('a government’s message board', () => {
  expect(suggested('留言编号,留言用户,留言主题,留言时间,留言详情,答复意见,答复时间')).toEqual({
    留言编号: 'number',
    留言用户: 'customerName',
    留言主题: 'subject',
    留言时间: 'receivedAt',
    留言详情: 'facts',
    答复意见: 'answer',
    答复时间: 'closedAt',
  });
});

test('a call centre’s own sheet; the likelier of two columns wins, and a field is given once', () => {
  expect(
    suggested(
      '序号,投诉编号,受理时间,办结时间,回复时间,产品,地区,投诉原因,投诉内容,客户诉求,处理结果,是否超时,客户姓名,联系电话',
    ),
  ).toEqual({
    投诉编号: 'number',
    受理时间: 'receivedAt',
    办结时间: 'closedAt',
    产品: 'product',
    地区: 'area',
    投诉原因: 'cause',
    投诉内容: 'facts',
    客户诉求: 'demand',
    处理结果: 'answer',
    是否超时: 'onTime',
    客户姓名: 'customerName',
    联系电话: 'customerPhone',
  });
});

test('spelling does not matter; unknown columns are left out', () => {
  expect(suggested('CASE_ID,date-received,ＰＲＯＤＵＣＴ,constructor')).toEqual({
    CASE_ID: 'number',
    'date-received': 'receivedAt',
    ＰＲＯＤＵＣＴ: 'product',
  });
});

test('dates are judged only where no column says whether a row was on time', () => {
  expect(leavesJudging({ a: 'number', b: 'closedAt' })).toBe(true);
  expect(leavesJudging({ a: 'number', b: 'closedAt', c: 'onTime' })).toBe(false);
  expect(leavesJudging({ a: 'number' })).toBe(false);
});
