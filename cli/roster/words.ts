import { type Bound, FormatError, ProblemError } from '@tongli/rostering';
import { Refusal, type Text } from '../refusal.ts';

const formatBounds: Readonly<Record<Bound, Text>> = {
  'whole-number': { zh: '必须是不小于 0 的整数', en: 'it must be a whole number of 0 or more' },
  fields: {
    zh: '逗号分隔的字段太少；请按该段的注释补全',
    en: 'it has too few fields between commas; complete it as the section says',
  },
  'known-shift': {
    zh: '不是 SECTION_SHIFTS 中的班次；请改正或先定义',
    en: 'it is not a shift of SECTION_SHIFTS; correct it or define it there',
  },
  'known-employee': {
    zh: '不是 SECTION_STAFF 中的员工；请改正或先定义',
    en: 'it is not an employee of SECTION_STAFF; correct it or define it there',
  },
  'day-in-horizon': {
    zh: '超出 SECTION_HORIZON 的天数；天从 0 数起',
    en: 'it lies beyond the days of SECTION_HORIZON; days count from 0',
  },
  section: {
    zh: '不在任何已知的 SECTION_ 段中；请给出公开基准格式的文件',
    en: 'it stands in no known SECTION_; give a file in the public benchmark format',
  },
  unique: { zh: '已经出现过；每个名称只能定义一次', en: 'it is there already; define each name once' },
  'missing-section': { zh: '文件中缺少这一段；请补上', en: 'the file has no such section; add it' },
};

/** Runs what reads a file; what it cannot use becomes one sentence with place, value, bound and remedy. */
export function refusing<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof FormatError) refuseLine(file, error);
    if (error instanceof ProblemError) refusePath(file, error);
    if (error instanceof SyntaxError) refuseJson(file, error);
    throw error;
  }
}

function refuseLine(file: string, { line, value, bound }: FormatError): never {
  const text = formatBounds[bound];
  const at = nameOf(file);
  throw new Refusal({
    zh: `${at.zh} 第 ${line} 行的“${value}”：${text.zh}。`,
    en: `${at.en}, line ${line}, "${value}": ${text.en}.`,
  });
}

function refusePath(file: string, error: ProblemError): never {
  const at = nameOf(file);
  const text = problemBound(error);
  const zh = error.value === '' ? '' : `的值是 ${error.value}`;
  const en = error.value === '' ? '' : ` is ${error.value}`;
  throw new Refusal({
    zh: `${at.zh} 的 ${error.path} ${zh}：${text.zh}。`,
    en: `${at.en}, ${error.path}${en}: ${text.en}.`,
  });
}

function problemBound({ bound, details }: ProblemError): Text {
  const { from = 0, to = 0, minutes = 0, names = '', least = 0 } = details;
  const texts: Readonly<Record<ProblemError['bound'], Text>> = {
    missing: { zh: '缺少这一项；请补上', en: 'it is missing; add it' },
    object: { zh: '必须是一个 JSON 对象', en: 'it must be a JSON object' },
    list: { zh: '必须是一个 JSON 数组', en: 'it must be a JSON array' },
    text: { zh: '必须是不为空的文字', en: 'it must be text that is not empty' },
    number: { zh: `必须是 ${from} 到 ${to} 的数`, en: `it must be a number from ${from} to ${to}` },
    'whole-number': { zh: `必须是 ${from} 到 ${to} 的整数`, en: `it must be a whole number from ${from} to ${to}` },
    date: { zh: '必须是日期，例如 "2026-11-02"', en: 'it must be a date, such as "2026-11-02"' },
    time: {
      zh: '必须是 00:00 到 23:59 的时刻，例如 "08:30"',
      en: 'it must be a time from 00:00 to 23:59, such as "08:30"',
    },
    unique: { zh: '已经出现过；每个名称只能用一次', en: 'it is there already; use each name once' },
    known: { zh: `没有定义过；有 ${names}`, en: `it is not defined; there are ${names}` },
    'not-empty': { zh: '至少要有一项', en: 'it must have at least one entry' },
    grid: {
      zh: `必须合 ${minutes} 分钟的时段；请改用整时段`,
      en: `it must fit intervals of ${minutes} minutes; use whole intervals`,
    },
    'unknown-field': { zh: `没有这个字段；可用的有 ${names}`, en: `there is no such field; use one of ${names}` },
    order: { zh: `不能小于 minMinutes（${least}）`, en: `it must not be less than minMinutes (${least})` },
  };
  return texts[bound];
}

function refuseJson(file: string, { message }: SyntaxError): never {
  const at = nameOf(file);
  throw new Refusal({
    zh: `${at.zh} 不是正确的 JSON（${message}）：请改正。`,
    en: `${at.en} is not JSON (${message}): correct it.`,
  });
}

export function nameOf(file: string): Text {
  return file === '-' ? { zh: '标准输入', en: 'standard input' } : { zh: `文件 ${file}`, en: file };
}
