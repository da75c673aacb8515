import type { Bound, Fault } from '@tongli/queueing/simulation';
import { atPath } from '../json.ts';
import { Refusal, refuseValue, type Text } from '../refusal.ts';

/** One sentence with the path in the document, the value, what it must be and a remedy. */
export function refuseFault(file: string, { path, value, bound }: Fault): never {
  const place = atPath(file, path);
  if (bound.code === 'missing') {
    throw new Refusal({
      zh: `${place.zh}缺失：请补上，格式见 ./tongli simulate --help。`,
      en: `${place.en} is missing: add it, as ./tongli simulate --help describes.`,
    });
  }
  return refuseValue(place, shown(value), boundText(bound));
}

const longestShown = 60;

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

function boundText(bound: Exclude<Bound, { code: 'missing' }>): Text {
  switch (bound.code) {
    case 'object':
      return { zh: '应为对象，请写成 { … }', en: 'it must be an object; write it as { … }' };
    case 'text':
      return { zh: '应为 1 到 100 个字的文本，请改写', en: 'it must be text of 1 to 100 characters; write a name' };
    case 'twice':
      return { zh: '前面已经有了，请改名或删去一个', en: 'it occurs twice; rename or remove one' };
    case 'choice':
      return {
        zh: `应为 ${bound.of.join('、')} 之一，请选一个`,
        en: `it must be ${bound.of.join(' or ')}; choose one`,
      };
    case 'field':
      return {
        zh: `没有这个字段，可用的有 ${bound.of.join('、')}，请检查拼写`,
        en: `there is no such field, only ${bound.of.join(', ')}; check the spelling`,
      };
    case 'type':
      return {
        zh: `types 中没有这个名称，只有 ${bound.of.join('、')}，请改成其中之一`,
        en: `no type has this name, only ${bound.of.join(', ')}; use one of them`,
      };
    case 'list':
      return {
        zh: `应为 1 到 ${bound.most} 项的列表，请写成 [ … ]`,
        en: `it must be a list of 1 to ${bound.most} items; write it as [ … ]`,
      };
    default:
      return numberText(bound);
  }
}

const sums: Readonly<Record<'contacts' | 'agents' | 'skills', Text>> = {
  contacts: { zh: '一天的来量', en: 'the contacts of a day' },
  agents: { zh: '座席', en: 'the agents' },
  skills: { zh: '技能', en: 'the skills' },
};

function numberText(bound: Extract<Bound, { code: 'length' | 'number' | 'sum-above-zero' | 'sum-at-most' }>): Text {
  switch (bound.code) {
    case 'length':
      return {
        zh: `项数应为 ${bound.wanted}，一天的每个时段一项，请补齐`,
        en: `it must have ${bound.wanted} items, one for each interval of the day; make the lists the same length`,
      };
    case 'sum-above-zero':
      return {
        zh: '至少要有一个大于 0 且有权重的值，请补上',
        en: 'at least one value with a weight must be above 0; add one',
      };
    case 'sum-at-most': {
      const what = sums[bound.of];
      return {
        zh: `${what.zh}合计不能超过 ${bound.most}，请减少或分开模拟`,
        en: `${what.en} must be at most ${bound.most} together; simulate fewer at a time`,
      };
    }
    case 'number': {
      const kind = bound.whole ? { zh: '整数', en: 'a whole number' } : { zh: '数', en: 'a number' };
      return bound.open
        ? {
            zh: `应为大于 ${bound.least} 且不大于 ${bound.most} 的${kind.zh}，请更正`,
            en: `it must be ${kind.en} above ${bound.least} and at most ${bound.most}; correct it`,
          }
        : {
            zh: `应为 ${bound.least} 到 ${bound.most} 的${kind.zh}，请更正`,
            en: `it must be ${kind.en} from ${bound.least} to ${bound.most}; correct it`,
          };
    }
  }
}
