import type { Text } from './refusal.ts';
import type { Terminal } from './terminal.ts';

const everyMilliseconds = 1000;

/** Says on stderr how far long work is, at most once a second, and nothing about work that takes less or has not begun. */
export function progressOn(terminal: Terminal, unit: Text): (done: number) => void {
  let next = terminal.elapsed() + everyMilliseconds;
  return (done) => {
    const now = terminal.elapsed();
    if (done === 0 || now < next) return;
    next = now + everyMilliseconds;
    terminal.stderr.write(`${done.toLocaleString('en')} ${unit[terminal.language]}\n`);
  };
}
