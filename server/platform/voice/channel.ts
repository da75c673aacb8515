import { connect, type TLSSocket } from 'node:tls';
import { type Command, type Greeting, mediaMessage, type Reply, type VoiceEvent } from '@tongli/contracts/voice';
import { readLines, writeLine } from './lines.ts';
import { connecting } from './secured.ts';

/** A media process that leaves a request unanswered for so long is as good as gone. */
const patienceMs = 10_000;
const beatMs = 5_000;
const firstWaitMs = 100;
const longestWaitMs = 2_000;

export interface ChannelOptions {
  readonly host: string;
  readonly port: number;
  readonly secret: Buffer;
  readonly onGreeting: (greeting: Greeting['hello']) => void;
  readonly onEvent: (event: VoiceEvent) => void;
  readonly onLost: () => void;
}

export interface Channel {
  readonly isOpen: boolean;
  /** Null where the connection is lost, or is lost before the reply. */
  ask(command: Command): Promise<Reply | null>;
  close(): void;
}

interface Waiting {
  readonly resolve: (reply: Reply | null) => void;
  readonly timer: NodeJS.Timeout;
}

interface Line {
  readonly socket: TLSSocket;
  readonly waiting: Map<number, Waiting>;
  /** It has said who it is. */
  isOpen: boolean;
}

function settle({ waiting }: Line, id: number, reply: Reply | null): void {
  const one = waiting.get(id);
  if (!one) return;
  waiting.delete(id);
  clearTimeout(one.timer);
  one.resolve(reply);
}

function heed(line: Line, value: unknown, options: ChannelOptions): void {
  const read = mediaMessage.safeParse(value);
  if (!read.success) {
    line.socket.destroy();
    return;
  }
  const message = read.data;
  if ('event' in message) options.onEvent(message.event);
  else if ('id' in message) settle(line, message.id, message);
  else {
    line.isOpen = true;
    options.onGreeting(message.hello);
  }
}

/** A connection that comes back by itself for as long as it is not closed. */
export function openChannel(options: ChannelOptions): Channel {
  let line: Line | null = null;
  let isClosed = false;
  let wait = firstWaitMs;
  let lastId = 0;
  let again: NodeJS.Timeout | undefined;

  const dial = (): void => {
    const socket = connect({ host: options.host, port: options.port, ...connecting(options.secret) });
    const mine: Line = { socket, waiting: new Map(), isOpen: false };
    line = mine;
    socket.setNoDelay(true).setKeepAlive(true, beatMs);
    // What went wrong shows in that it closes.
    socket.on('error', () => undefined).once('close', () => lose(mine));
    readLines(socket, (value) => {
      wait = firstWaitMs;
      heed(mine, value, options);
    });
  };
  const lose = (lost: Line): void => {
    for (const id of [...lost.waiting.keys()]) settle(lost, id, null);
    if (lost.isOpen) options.onLost();
    lost.isOpen = false;
    if (isClosed) return;
    again = setTimeout(dial, wait);
    wait = Math.min(longestWaitMs, wait * 2);
  };
  const ask = (command: Command): Promise<Reply | null> => {
    const asked = line;
    if (!asked?.isOpen) return Promise.resolve(null);
    const id = ++lastId;
    const { promise, resolve } = Promise.withResolvers<Reply | null>();
    asked.waiting.set(id, { resolve, timer: setTimeout(() => asked.socket.destroy(), patienceMs) });
    writeLine(asked.socket, { id, command });
    return promise;
  };
  // A machine that is gone says no goodbye: it is asked now and then whether it is there.
  const beat = setInterval(() => void ask({ do: 'measure' }), beatMs);
  beat.unref();
  dial();
  return {
    get isOpen() {
      return line?.isOpen ?? false;
    },
    ask,
    close: () => {
      isClosed = true;
      clearInterval(beat);
      clearTimeout(again);
      line?.socket.destroy();
    },
  };
}
