// Many clients in a process of their own: they note when each change arrived.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerMessage } from '@tongli/contracts/kernel';
import { WebSocket } from 'ws';
import { answerQuestions } from './child.ts';

const atOnce = 50;
const now = () => performance.timeOrigin + performance.now();

const clients: WebSocket[] = [];
const arrivals = new Map<number, number[]>();
let ready = 0;

function hear(data: string): void {
  const message = JSON.parse(data) as ServerMessage;
  if (message.type === 'state') ready += 1;
  if (message.type !== 'change') return;
  const { number } = message.change as { number: number };
  const times = arrivals.get(number) ?? [];
  times.push(now());
  arrivals.set(number, times);
}

function open(address: string, watches: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address, { headers: { cookie: 'tongli_session=bench' }, perMessageDeflate: false });
    clients.push(socket);
    socket.on('message', (data) => hear(data.toString()));
    socket.on('error', reject);
    socket.on('open', () => {
      if (watches) socket.send(JSON.stringify({ type: 'watch', topic: 'bench.board' }));
      else ready += 1;
      resolve();
    });
  });
}

const until = async (isSo: () => boolean) => {
  while (!isSo()) await sleep(2);
};

answerQuestions({
  /** Returns once all of them are told what happens. */
  open: async ({ address, count, watches }: { address: string; count: number; watches: boolean }) => {
    ready = 0;
    for (let opened = 0; opened < count; opened += atOnce)
      await Promise.all(Array.from({ length: Math.min(atOnce, count - opened) }, () => open(address, watches)));
    await until(() => ready === count);
  },
  /** When everybody has got the change of this number: the instants at which they did. */
  arrivals: async (number: number) => {
    await until(() => arrivals.get(number)?.length === clients.length);
    return arrivals.get(number);
  },
  close: async () => {
    for (const client of clients.splice(0)) client.terminate();
    arrivals.clear();
  },
});
