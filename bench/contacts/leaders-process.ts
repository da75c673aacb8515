// Leaders in a process of their own: each watches the board, and notes how old a change is when it comes.
import { realtimePath, type ServerMessage } from '@tongli/contracts/kernel';
import { WebSocket } from 'ws';
import { signIn } from '../platform/centre.ts';
import { answerQuestions } from '../platform/child.ts';

const now = () => performance.timeOrigin + performance.now();
/** No account may have more connections than this. */
const perAccount = 25;
const usernames = ['luping', 'chenjing', 'songjia', 'hanmei'];
const delays: number[] = [];

interface Change {
  readonly contacts?: readonly { readonly since: string }[];
}

function hear(data: string): void {
  const message = JSON.parse(data) as ServerMessage;
  if (message.type !== 'change') return;
  for (const { since } of (message.change as Change).contacts ?? []) delays.push(now() - Date.parse(since));
}

/** Resolves when it has been told the whole board. */
const watch = (address: string, cookie: string) =>
  new Promise<void>((resolve, reject) => {
    const socket = new WebSocket(`${address.replace('http', 'ws')}/api/v1${realtimePath}`, { headers: { cookie } });
    socket.on('error', reject);
    socket.on('open', () => socket.send(JSON.stringify({ type: 'watch', topic: 'contacts.board' })));
    socket.on('message', (data) => {
      hear(data.toString());
      resolve();
    });
  });

answerQuestions({
  open: async ({ address, count }: { address: string; count: number }) => {
    const cookies = await Promise.all(usernames.map((name) => signIn(address, name)));
    for (let number = 0; number < count; number += 1)
      await watch(address, cookies[Math.floor(number / perAccount) % cookies.length] ?? '');
  },
  /** Since it was asked last. */
  delays: async () => delays.splice(0),
});
