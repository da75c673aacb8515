/**
 * A sum of many numbers, exact as the decimals they are written as: to thousandths they are added up at once, what is finer when it is told,
 * for binary fractions would leave dust that depends on the order of facts.
 */
export interface Amount {
  thousandths: number;
  readonly finer: number[];
}

export const noAmount = (): Amount => ({ thousandths: 0, finer: [] });

export function addValue(amount: Amount, value: number): void {
  const thousandths = Math.round(value * 1_000);
  const sum = amount.thousandths + thousandths;
  if (thousandths / 1_000 === value && Number.isSafeInteger(sum)) amount.thousandths = sum;
  else amount.finer.push(value);
}

export function addAmount(amount: Amount, { thousandths, finer }: Amount): void {
  addValue(amount, thousandths / 1_000);
  for (const value of finer) amount.finer.push(value);
}

/** Few numbers that come to the same. */
export const numbersOf = ({ thousandths, finer }: Amount): readonly number[] => [thousandths / 1_000, ...finer];

interface Decimal {
  readonly digits: bigint;
  /** How many of them stand after the point. */
  readonly places: number;
}

function decimalOf(value: number): Decimal {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [before = '', after = ''] = mantissa.split('.');
  const places = after.length - Number(exponent);
  const digits = BigInt(before + after);
  return places < 0 ? { digits: digits * 10n ** BigInt(-places), places: 0 } : { digits, places };
}

/** As the database reads a number, to its last digit. */
export function textOf(amount: Amount): string {
  if (amount.finer.length === 0) return String(amount.thousandths / 1_000);
  const all = numbersOf(amount).map(decimalOf);
  const places = Math.max(...all.map((one) => one.places));
  const sum = all.reduce((total, one) => total + one.digits * 10n ** BigInt(places - one.places), 0n);
  if (places === 0) return String(sum);
  const digits = String(sum < 0n ? -sum : sum).padStart(places + 1, '0');
  return `${sum < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
