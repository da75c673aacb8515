import { Refusal } from '../refusal.ts';

/** What the engine cannot take although each cell is sound: too few points in a phase, a baseline across phases. */
export function misuseRefused<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const { message } = error;
    throw new Refusal({
      zh: `${file === '-' ? '标准输入' : `文件 ${file} `}的数据不够或不合此图：${message}。`,
      en: `${file === '-' ? 'standard input' : file} does not suit this chart: ${message}.`,
    });
  }
}
