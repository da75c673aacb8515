import type { Conflict, Problem, RuleName } from '@tongli/rostering';
import type { Language, Text } from '../refusal.ts';

const rules: Readonly<Record<RuleName, Text>> = {
  'contract-hours': { zh: '合同工时', en: 'contract hours' },
  rest: { zh: '班次间休息', en: 'rest between shifts' },
  'consecutive-days': { zh: '连续工作天数', en: 'consecutive working days' },
  'days-off': { zh: '连续休息天数', en: 'consecutive days off' },
  weekends: { zh: '周末上班次数', en: 'weekends worked' },
  leave: { zh: '休假', en: 'leave' },
  fixed: { zh: '固定班次', en: 'fixed shifts' },
  skills: { zh: '技能', en: 'skills' },
  shifts: { zh: '可上的班次', en: 'shifts allowed' },
  'least-cover': { zh: '最低在岗人数', en: 'least cover' },
};

const shown = 8;

/** The conflict in a sentence: leave any one of the rules named out, and it is gone. */
export function explainConflict(problem: Problem, conflict: Conflict): Record<Language, string> {
  return { zh: sentence(problem, conflict, 'zh'), en: sentence(problem, conflict, 'en') };
}

function sentence(problem: Problem, { people, rules: names, cover }: Conflict, language: Language): string {
  const listed = names.map((name) => rules[name][language]).join(language === 'zh' ? '、' : ', ');
  const more =
    people.length > shown ? (language === 'zh' ? `等 ${people.length} 人` : ` and ${people.length - shown} more`) : '';
  const who = people.slice(0, shown).join(language === 'zh' ? '、' : ', ') + more;
  if (!cover)
    return language === 'zh'
      ? `${who} 没有可行的班：${listed} 不能同时满足，放宽其中任何一条即可。`
      : `${who} can have no roster: ${listed} cannot hold together; easing any one of them is enough.`;
  const date = new Date(Date.parse(`${problem.start}T00:00:00Z`) + cover.day * 86_400_000).toISOString().slice(0, 10);
  const { skill, from, least, possible } = cover;
  return language === 'zh'
    ? `${date} ${from} 技能“${skill}”至少要 ${least} 人，最多只能有 ${possible} 人；相关规则：${listed}；相关人员：${who || '无'}。`
    : `On ${date} at ${from} the skill "${skill}" needs at least ${least} and can have ${possible}; rules in conflict: ${listed}; people: ${who || 'nobody'}.`;
}
