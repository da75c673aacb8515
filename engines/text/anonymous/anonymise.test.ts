import { describe, expect, it } from 'vitest';
import { seededDraws } from '../fixtures/streams.ts';
import { anonymise } from './anonymise.ts';

const draw = seededDraws(20260101);
const one = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T;
const digits = (count: number): string => Array.from({ length: count }, () => Math.floor(draw() * 10)).join('');
const letters = (text: string): string[] => [...text];

const given = letters('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国文辉力志丹晨宇浩然子涵梓萱欣怡');
const surnames = [...letters('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧'), '欧阳', '司马', '诸葛'];
const chinese = {
  name: () => one(surnames) + one(given) + (draw() < 0.7 ? one(given) : ''),
  mobile: () =>
    one(['1##########', '1## #### ####', '1##-####-####', '+86 1##########', '(+86)1##########']).replaceAll('#', () =>
      digits(1),
    ),
  landline: () =>
    one(['010-########', '0755 ########', '(021)########', '400-###-####']).replaceAll('#', () => digits(1)),
  identity: () =>
    `${one(['110101', '440305', '330106'])}19${digits(2)}0${1 + Math.floor(draw() * 9)}1${digits(1)}${digits(3)}${one(['X', 'x', '3', '8'])}`,
  card: () => one([`6222${digits(15)}`, `6217 ${digits(4)} ${digits(4)} ${digits(4)} ${digits(3)}`]),
  order: () => one([`E${digits(10)}`, digits(14), `DD2026${digits(8)}`, `SF${digits(12)}`]),
  plate: () => `${one(letters('京沪粤浙苏'))}${one(letters('ABCDE'))}${digits(5)}`,
  mail: () => `${one(['wang', 'li.na', 'zhang_88'])}${digits(3)}@${one(['qq.com', '163.com', 'mail.com.cn'])}`,
  address: () =>
    `${one(['广东省深圳市', '浙江省杭州市', '北京市', '上海市', ''])}${one(['南山区', '西湖区', '朝阳区', '浦东新区'])}${one(['科技园', '文三', '建国', '张杨'])}路${1 + Math.floor(draw() * 900)}号${one(['', `${1 + Math.floor(draw() * 30)}栋${digits(3)}室`, `${1 + Math.floor(draw() * 9)}单元${1 + Math.floor(draw() * 8)}0${1 + Math.floor(draw() * 8)}`])}`,
  wechat: () => `wx_${one(['lily', 'tom', 'happy'])}${digits(4)}`,
};

const people = ['James', 'Mary', 'Robert', 'Patricia', 'Michael', 'Linda', 'David', 'Susan', 'Thomas', 'Karen'];
const families = [
  'Smith',
  "O'Brien",
  'Johnson',
  'Miller',
  'Garcia',
  'Nguyen',
  'Smith-Jones',
  'Walker',
  'Patel',
  'Kowalski',
];
const english = {
  name: () => `${one(people)} ${one(['', 'J. '])}${one(families)}`,
  phone: () =>
    one(['(###) ###-####', '###-###-####', '+1 ### ### ####', '###.###.####', '+44 20 #### ####']).replaceAll('#', () =>
      digits(1),
    ),
  social: () => `${digits(3)}-${digits(2)}-${digits(4)}`,
  card: () => one([digits(16), `${digits(4)}-${digits(4)}-${digits(4)}-${digits(4)}`]),
  account: () => one([`ACC-${digits(8)}`, digits(10), `GB${digits(2)}NWBK${digits(14)}`, `TX${digits(7)}`]),
  mail: () => `${one(people).toLowerCase()}.${digits(2)}@${one(['example.com', 'mail.co.uk'])}`,
  address: () =>
    `${1 + Math.floor(draw() * 9000)} ${one(['Maple', 'North Oak', 'Martin Luther King', '5th', 'St. James'])} ${one(['Street', 'Ave', 'Rd.', 'Boulevard', 'Dr'])}${one(['', ', Apt 4B', ' Unit 12'])}${one(['', ', Dallas, TX 75201', ', New York, NY 10001'])}`,
};

const chineseLines: readonly (readonly [string, keyof typeof chinese])[] = [
  ['我叫@，宽带断了三天没人管', 'name'],
  ['@先生昨天来电要求退款', 'name'],
  ['联系人：@，请尽快回复', 'name'],
  ['客服@态度很差', 'name'],
  ['我是@的妻子', 'name'],
  ['收件人@，包裹丢失', 'name'],
  ['@的手机号是13800138000', 'name'],
  ['@ 13912345678', 'name'],
  ['13700137000，@', 'name'],
  ['你好，@反映小区停电', 'name'],
  ['请打@联系我', 'mobile'],
  ['电话@一直打不通', 'landline'],
  ['手机号@，尽快', 'mobile'],
  ['身份证@被冒用', 'identity'],
  ['卡号@被扣款两次', 'card'],
  ['订单号@没有发货', 'order'],
  ['我的车@被刮了', 'plate'],
  ['发到@邮箱', 'mail'],
  ['我住@，楼道没有灯', 'address'],
  ['地址：@', 'address'],
  ['微信号@可以加', 'wechat'],
];
const englishLines: readonly (readonly [string, keyof typeof english])[] = [
  ['My name is @ and I was charged twice.', 'name'],
  ['I spoke with @ about the refund.', 'name'],
  ['Regards, @', 'name'],
  ['Mr. @ never called back', 'name'],
  ['Call me at @ please', 'phone'],
  ['my SSN @ was exposed', 'social'],
  ['card @ was declined', 'card'],
  ['account @ is closed', 'account'],
  ['write to @ for details', 'mail'],
  ['I live at @ and nothing arrived', 'address'],
];

const rounds = 400;

/** Share of the planted identifiers that can still be read. */
function leftOver<K extends string>(
  lines: readonly (readonly [string, K])[],
  makers: Readonly<Record<K, () => string>>,
) {
  const left: string[] = [];
  let planted = 0;
  for (let round = 0; round < rounds; round++)
    for (const [line, kind] of lines) {
      const identifier = makers[kind]();
      planted++;
      const { text } = anonymise(line.replace('@', () => identifier));
      const core = identifier.replace(/^(Mr\.|[+(]+)/, '');
      if (text.includes(core) || /\d{4}/.test(text)) left.push(text);
    }
  return { left, planted };
}

describe('planted identifiers', () => {
  it('in Chinese are gone, 999 of a thousand', () => {
    const { left, planted } = leftOver(chineseLines, chinese);
    expect(left.slice(0, 20)).toEqual([]);
    expect(planted).toBeGreaterThan(6000);
  });

  it('in English are gone, 999 of a thousand', () => {
    const { left, planted } = leftOver(englishLines, english);
    expect(left.slice(0, 20)).toEqual([]);
    expect(planted).toBeGreaterThanOrEqual(4000);
  });

  it('that are known are gone wherever they stand, in any writing', () => {
    const known = ['王小明', 'Jane Doe', '13800138000', '云栖小院'];
    const text = '昨天王 小明说ＪＡＮＥ－ｄｏｅ住在云栖小院，138 0013 8000 是他的';
    expect(anonymise(text, { known }).text).toBe('昨天[known]说[known]住在[known]，[known] 是他的'.replace('，', ','));
  });

  it('do not hide behind width or marks that cannot be seen', () => {
    expect(anonymise('电话１３８００\u200b１３８０００').text).toBe('电话[number]');
  });
});

it.each([
  '退款三周还没到账，客服一直推脱',
  '再不处理我就向行业主管部门反映',
  '已向主管单位投诉，也向信访总局写了信',
  '2026年3月1日下单，扣了199元，等了15天',
  'The refund of $1,250.00 took 30 days and nobody answered.',
  'I was charged twice in March 2024',
])('leaves what says nothing about a person: %s', (text) => {
  expect(anonymise(text).text).toBe(text.normalize('NFKC'));
});

it('still takes whoever holds the office', () => {
  expect(anonymise('张主管不理我，李总也不理').text).toBe('[name]主管不理我,[name]总也不理');
});

it('says how many it took, and puts there what it is told', () => {
  const { text, taken } = anonymise('我叫李雷，电话13800138000', {
    placeholder: (kind) => (kind === 'name' ? '某人' : '某号'),
  });
  expect(text).toBe('我叫某人,电话某号');
  expect(taken).toMatchObject({ name: 1, number: 1, known: 0 });
});
