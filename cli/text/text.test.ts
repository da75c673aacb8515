import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { commandHelp } from '../help.ts';
import { tongli } from '../test/terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const closed = file(
  'closed.csv',
  '标题,内容,类别\n退款,等了三周没有退款,退款\n退款,"申请退款，被拒绝",退款\n快递,包裹丢了,物流\n快递,包裹破损,物流\n',
);
const classify = ['text', 'classify', '--train', closed, '--test', '-', '--text', '内容', '--label', '类别'];

describe('tongli text classify', () => {
  it('writes one JSON document in the order of the file, with scores where the class is there', async () => {
    const input = '内容,类别\n包裹在哪里,物流\n退款呢,退款\n退款到账了,物流\n不知道的,\n';
    const { code, out, err } = await tongli([...classify, '--json'], { input });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { predictions, ...scores } = JSON.parse(out);
    expect(predictions.map(({ label }: { label: string }) => label).slice(0, 3)).toEqual(['物流', '退款', '退款']);
    expect(predictions).toHaveLength(4);
    expect(Object.keys(predictions[0])).toEqual(['label', 'confidence', 'top', 'words']);
    expect(predictions[0].top[0]).toEqual({ label: '物流', confidence: predictions[0].confidence });
    expect(predictions[0].words[0]).toEqual({ word: '包裹', weight: expect.any(Number) });
    // Two of three right; F1 of 物流 is 2·1/(2+1), of 退款 2·1/(1+2).
    expect(scores).toEqual({ accuracy: expect.closeTo(2 / 3, 12), macroF1: expect.closeTo(2 / 3, 12) });
  });

  it('leaves scores out where there is no class, reads several columns as one, and takes packed files', async () => {
    const packed = file('new.csv.gz', gzipSync('标题,内容\n快递,包裹丢了\n'));
    const args = ['text', 'classify', '--train', closed, '--test', packed, '--text', '标题,内容', '--label', '类别'];
    const document = JSON.parse((await tongli([...args, '--json'])).out);
    expect(Object.keys(document)).toEqual(['predictions']);
    expect(document.predictions[0].label).toBe('物流');
    expect((await tongli(args, { language: 'zh' })).out).toMatch(/1 +物流 +\d+% +.*包裹/);
  });

  it.each([
    [[...classify.slice(0, -2), '--label', '分类'], '内容\n', `${closed} has no column "分类" in line 1`],
    [classify, '文字\n退款\n', 'Standard input has no column "内容" in line 1, only 文字'],
    [['text', 'classify', '--train', '-', '--test', '-', '--text', 'a', '--label', 'b'], '', 'both "-"'],
    [['text', 'classify', '--train', closed], '', '--test is missing: add it'],
    [
      ['text', 'classify', '--train', '-', '--test', closed, '--text', 'a', '--label', 'b'],
      'a,b\nx,\n',
      'line 2, column "b" is empty',
    ],
    [
      ['text', 'classify', '--train', '-', '--test', closed, '--text', 'a', '--label', 'b'],
      'a,b\nx,y\n',
      'has 1 classes in column "b"',
    ],
    [['text', 'dance'], '', '"text dance" is not understood: write one of classify, similar, bursts'],
    [['text'], '', 'text does not say what to do'],
  ])('refuses %j in one sentence', async (args, input, sentence) => {
    const { code, out, err } = await tongli(args, { input });
    expect({ code, out, lines: err.split('\n').length }).toEqual({ code: 2, out: '', lines: 2 });
    expect(err).toContain(sentence);
  });

  it.each(['zh', 'en'] as const)('keeps the promises of its help: %s', (language) => {
    const launcher = fileURLToPath(new URL('../../tongli', import.meta.url));
    const example = commandHelp('text', language).match(/^ {2}printf[\s\S]*?\.\/tongli[^\n]*/m)?.[0] ?? '';
    const command = `${example.replace('./tongli', launcher)} --json`.replaceAll(
      '/tmp/tongli-closed.csv',
      join(folder, 'c.csv'),
    );
    const { status, stdout } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(JSON.parse(stdout).predictions[0]).toMatchObject({ label: '退款', words: [{ word: '退款' }] });
  });
});

describe('tongli text similar', () => {
  const pairs = ['text', 'similar', '--pairs', '-'];
  const input = 'sentence1,sentence2,label\n怎么换卡,如何更换银行卡,1\n怎么换卡,什么时候到账,0\n';

  it('scores pairs, with the AUC where there are labels', async () => {
    const document = JSON.parse((await tongli([...pairs, '--json'], { input })).out);
    expect(document).toEqual({ scores: [expect.any(Number), expect.any(Number)], auc: 1 });
    const plain = JSON.parse(
      (await tongli([...pairs, '--json'], { input: input.replaceAll(/,(label|\d)\n/g, '\n') })).out,
    );
    expect(plain).toEqual({ scores: document.scores });
    expect((await tongli(pairs, { input })).out).toContain('AUC 1.000');
  });

  it.each([
    ['sentence1,b\n', 'Standard input has no column "sentence2" in line 1, only sentence1, b'],
    ['sentence1,sentence2,label\na,b,yes\n', 'line 2, column "label" is "yes": it must be 1'],
  ])('refuses %j', async (bad, sentence) => {
    const { code, err } = await tongli(pairs, { input: bad });
    expect(err).toContain(sentence);
    expect(code).toBe(2);
  });
});

describe('tongli text bursts', () => {
  const rows = ['时间,产品,地区'];
  for (let day = 1; day <= 28; day++)
    for (let hour = 8; hour < 20; hour++)
      rows.push(
        `2026-02-${`${day}`.padStart(2, '0')} ${hour}:${(day * 7 + hour * 13) % 60 < 10 ? '05' : '35'},宽带,${day % 2 ? '南' : '北'}`,
      );
  const planted = Array.from({ length: 12 }, (_, at) => `2026/2/20 10:${30 + at},宽带,南`);
  const input = `${[...rows, ...planted].join('\n')}\n`;
  const bursts = ['text', 'bursts', '--data', '-', '--time', '时间', '--by', '产品,地区'];

  it('tells when, of what, how many and which rows, counted from 1', async () => {
    const document = JSON.parse((await tongli([...bursts, '--json'], { input })).out);
    expect(document.bursts).toHaveLength(1);
    const [burst] = document.bursts;
    expect(Object.keys(burst)).toEqual(['start', 'end', 'by', 'observed', 'expected', 'rows']);
    expect(burst).toMatchObject({
      start: '2026-02-20T10:30:00',
      end: '2026-02-20T10:45:00',
      by: { 产品: '宽带', 地区: '南' },
    });
    expect(burst.observed).toBe(burst.rows.length);
    expect(burst.rows.slice(-12)).toEqual(Array.from({ length: 12 }, (_, at) => rows.length + at));
    expect((await tongli(bursts, { input, language: 'zh' })).out).toContain('宽带 · 南');
    expect((await tongli(bursts, { input: `${rows.join('\n')}\n` })).out).toBe('No burst found\n');
  });

  it.each([
    [[...bursts, '--interval', '7m'], input, '--interval is "7m": it must divide a day'],
    [[...bursts.slice(0, -1), '产品,省'], input, 'has no column "省" in line 1'],
    [
      bursts,
      '时间,产品,地区\n2026-02-30,a,b\n',
      'standard input, line 2, column "时间" is "2026-02-30": it must be a time that exists',
    ],
    [bursts.slice(0, -2), input, '--by is missing'],
  ])('refuses %j', async (args, given, sentence) => {
    const { code, err } = await tongli(args, { input: given });
    expect(err).toContain(sentence);
    expect(code).toBe(2);
  });
});
