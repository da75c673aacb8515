import { useNumbers } from './numbers.ts';

const units = ['B', 'kB', 'MB', 'GB'] as const;

/** How large a file is, as the reader writes it: two figures are enough. */
export function useFileSize(): (bytes: number) => string {
  const { number } = useNumbers();
  return (bytes) => {
    const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
    const amount = bytes / 1000 ** step;
    return `${number(amount, step > 0 && amount < 10 ? 1 : 0)} ${units[step]}`;
  };
}
