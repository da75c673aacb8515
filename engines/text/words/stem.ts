const endings = [
  'ational',
  'ations',
  'ements',
  'ation',
  'ement',
  'ments',
  'ingly',
  'ment',
  'edly',
  'ings',
  'ing',
  'ies',
  'ied',
  'ers',
  'er',
  'es',
  'ed',
  'ly',
  's',
];
const shortestStem = 3;

/**
 * What English forms of a word share: charged, charges and charging become charg. One ending is taken off, the longest that
 * leaves three letters; what is left need not be a word. Other languages pass mostly unharmed.
 */
export function stemOf(word: string): string {
  if (!/^[a-z']+$/.test(word)) return word;
  const plain = word.replace(/'s?$/, '');
  if (plain.length < 5) return plain.length === 4 && /[^s]s$/.test(plain) ? plain.slice(0, -1) : plain;
  const ending = endings.find((one) => plain.endsWith(one) && plain.length - one.length >= shortestStem) ?? '';
  const stem = plain.slice(0, plain.length - ending.length);
  return stem.length > 4 ? stem.replace(/[ey]+$/, '') : stem;
}
