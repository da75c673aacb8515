const yes = new Set(['yes', 'y', 'true', 't', '1', '是', '对', '有']);
const no = new Set(['no', 'n', 'false', 'f', '0', '否', '不', '无']);

/** The answer that a word gives in Chinese or English; null when it is none. Full-width letters count as their plain form. */
export function readYesNo(text: string): boolean | null {
  const word = text.normalize('NFKC').trim().toLowerCase();
  if (yes.has(word)) return true;
  return no.has(word) ? false : null;
}
