const yes = new Set([
  'yes',
  'y',
  'true',
  't',
  '1',
  '是',
  '对',
  '有',
  '及时',
  '按时',
  '准时',
  '按期',
  '未超时',
  '未逾期',
]);
const no = new Set([
  'no',
  'n',
  'false',
  'f',
  '0',
  '否',
  '不',
  '无',
  '不及时',
  '未及时',
  '未按时',
  '超时',
  '逾期',
  '超期',
]);

/** The answer that a word gives in Chinese or English; null when it is none. Full-width letters count as their plain form. */
export function readYesNo(text: string): boolean | null {
  const word = text.normalize('NFKC').trim().toLowerCase();
  if (yes.has(word)) return true;
  return no.has(word) ? false : null;
}
