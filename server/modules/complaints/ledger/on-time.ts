import { readYesNo } from '../../../platform/tabular/yes-no.ts';

const inTime = new Set('及时 按时 准时 按期 未超时 未逾期 不超时 timely'.split(' ').concat('on time', 'in time'));
const late = new Set(
  '不及时 未及时 未按时 未按期 超时 已超时 逾期 超期 late overdue untimely'.split(' ').concat('not on time'),
);
const asksForLate = /超时|逾期|超期|late|overdue|breach/i;

/** Whether a row was on time, by a word that says so or by yes or no: to 「是否超时」 the yes means that it was not. */
export function readOnTime(column: string, text: string): boolean | null {
  const word = text.normalize('NFKC').trim().toLowerCase();
  if (inTime.has(word)) return true;
  if (late.has(word)) return false;
  const answer = readYesNo(word);
  return answer !== null && asksForLate.test(column) ? !answer : answer;
}
