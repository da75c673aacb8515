import type { ImportOption } from '@tongli/contracts/imports';
import type { Call } from '../../../platform/call.ts';
import type { ImportRun } from '../../../platform/imports/index.ts';
import { getCalendar } from '../../org/index.ts';
import { currentProcess } from '../../requests/index.ts';

/** Numbers that are known, or come twice, are passed over; else they are errors. */
const passOver = 'pass-over-known';
/** Where no column says whether a row was on time, its dates are held against the limit that is in force today. */
const judge = 'judge-by-present-limit';

export const passesOver = ({ chosen }: ImportRun) => chosen.has(passOver);
export const judges = ({ chosen }: ImportRun) => chosen.has(judge);

/** Whether there are dates to judge by, and no column that says itself whether a row was on time. */
export function leavesJudging(mapping: Readonly<Record<string, string>>): boolean {
  const fields = Object.values(mapping);
  return fields.includes('closedAt') && !fields.includes('onTime');
}

export async function ledgerOptions(
  call: Call,
  mapping: Readonly<Record<string, string>>,
): Promise<readonly ImportOption[]> {
  return leavesJudging(mapping) ? [passOverOption, await judgeOption(call)] : [passOverOption];
}

const passOverOption: ImportOption = {
  code: passOver,
  label: { zh: '跳过编号重复的行', en: 'Pass over rows whose number is known' },
  meaning: {
    zh: '系统中已有的投诉保持不变；表内编号相同的，以其中第一个没有错误的行为准。不选时，这些行算作错误，逐行列出。',
    en: 'Complaints that are here stay as they are, and of equal numbers in the table the first row without errors counts. Otherwise such rows are errors, listed one by one.',
  },
  usual: true,
};

/** Nobody had promised today's limit then, so that it is only done where it is asked for. */
async function judgeOption(call: Call): Promise<ImportOption> {
  const { settings } = await currentProcess(call);
  const { calendar } = await getCalendar(call, settings.calendar);
  const days = settings.respondWithinDays;
  const years = [...new Set(Object.keys(calendar.special).map((date) => date.slice(0, 4)))].toSorted();
  const known =
    years.length > 0
      ? {
          zh: `日历中只有 ${years.join('、')} 年的节假日；其他年份只除去周末。`,
          en: `The calendar knows the holidays of ${years.join(', ')} only; in other years only weekends are left out.`,
        }
      : {
          zh: '日历中没有节假日，只除去周末。',
          en: 'The calendar knows no holidays: only weekends are left out.',
        };
  return {
    code: judge,
    label: {
      zh: `按现行时限（${days} 个工作日）判定是否按时`,
      en: `Judge by the present limit (${days} working ${days === 1 ? 'day' : 'days'}) whether a row was on time`,
    },
    meaning: {
      zh: `表中没有“是否按时”一列：不选时为未知，不计入按时率。当时的时限可能不同。${known.zh}`,
      en: `No column says whether a row was on time: unless you choose this, that stays unknown and no row counts in the on-time rate. The limit may have been another one then. ${known.en}`,
    },
    usual: false,
  };
}
