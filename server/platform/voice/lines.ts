import type { Socket } from 'node:net';

const mostLineBytes = 1_000_000;

/** Calls with each line of JSON that the other side sends. One that sends no JSON, or a line without end, is hung up on. */
export function readLines(socket: Socket, onLine: (value: unknown) => void): void {
  let held = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    const lines = (held + text).split('\n');
    held = lines.pop() ?? '';
    if (held.length > mostLineBytes) socket.destroy();
    for (const line of lines) {
      const value = readJson(line);
      if (value === undefined || socket.destroyed) {
        socket.destroy();
        return;
      }
      onLine(value);
    }
  });
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

export const writeLine = (socket: Socket, value: unknown): void => {
  if (socket.writable) socket.write(`${JSON.stringify(value)}\n`);
};
