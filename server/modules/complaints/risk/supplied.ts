import type { LexiconWord, RiskSettings } from '@tongli/contracts/complaints';
import { threats, usualRiskLexicon } from '@tongli/text';

/** To begin with: the words that the engine brings, each of weight 1. */
export const suppliedWords: readonly LexiconWord[] = threats.flatMap((of) =>
  usualRiskLexicon[of].map((word) => ({ of, word, weight: 1 })),
);

const step = (code: string, afterMinutes: number, zh: string, en: string) => ({ code, afterMinutes, what: { zh, en } });

export const suppliedSettings: RiskSettings = {
  listFrom: 0.25,
  urgentFrom: 0.8,
  dailyCapacity: 20,
  takeMinutes: 5,
  outcomeMinutes: 480,
  team: 'quality-engineer',
  steps: [
    step(
      'listen',
      15,
      '致电客户，先听完，不打断、不辩解，复述诉求',
      'Call; hear the customer out, and say back what they want',
    ),
    step(
      'apologise',
      15,
      '为已经发生的不便致歉，说明由谁专门负责',
      'Apologise for what happened; say who is in charge from now on',
    ),
    step('agree-time', 30, '说明下一步，约定确定的回复时间', 'Say what comes next, and agree on a time for the reply'),
    step('recourse', 60, '如实告知客户可以申诉的外部渠道', 'Tell the customer truthfully where else they can turn'),
    step(
      'follow-up',
      480,
      '在约定时间前回访，确认情绪和诉求是否缓和',
      'Call back before the agreed time; ask whether the matter has eased',
    ),
  ],
};
