import { type Terminal, write } from '../terminal.ts';

const mostWaiting = 65_536;

/** Writes one JSON document whose list may be longer than the memory: `{ "name": [ … ], … }`. */
export async function openJsonList(terminal: Terminal, name: string) {
  let waiting = `{\n  ${JSON.stringify(name)}: [`;
  let first = true;
  const add = (item: unknown): Promise<void> | undefined => {
    waiting += `${first ? '' : ','}\n    ${JSON.stringify(item)}`;
    first = false;
    if (waiting.length < mostWaiting) return undefined;
    const text = waiting;
    waiting = '';
    return write(terminal.stdout, text);
  };
  const end = (rest: Readonly<Record<string, unknown>>): Promise<void> => {
    const more = Object.entries(rest).map(([key, value]) => `,\n  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
    return write(terminal.stdout, `${waiting}${first ? '' : '\n  '}]${more.join('')}\n}\n`);
  };
  return { add, end };
}
