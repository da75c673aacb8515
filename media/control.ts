import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:tls';
import { type CallState, type Command, type MediaMessage, request, type VoiceEvent } from '@tongli/contracts/voice';
import { readLines, writeLine } from '@tongli/server/platform/voice/lines';
import { listening } from '@tongli/server/platform/voice/secured';
import type { Outcome } from './switchboard.ts';

export interface ControlOptions {
  readonly host: string;
  readonly port: number;
  readonly secret: Buffer;
  readonly perform: (command: Command) => Promise<Outcome>;
  readonly list: () => CallState[];
  readonly onTrouble: (error: unknown, what: string) => void;
}

export interface Control {
  readonly port: number;
  /** To every server process that is connected. Who is not hears the state when it comes back. */
  tell(event: VoiceEvent): void;
  close(): Promise<void>;
}

/** Where server processes connect, as many as there are: each may ask for anything, and all are told everything. */
export async function openControl(options: ControlOptions): Promise<Control> {
  const instance = randomUUID();
  const connected = new Set<Socket>();
  const say = (socket: Socket, message: MediaMessage) => writeLine(socket, message);
  const answer = async (socket: Socket, value: unknown) => {
    const asked = request.safeParse(value);
    if (!asked.success) return void socket.destroy();
    const { id, command } = asked.data;
    const outcome = await options.perform(command).catch((error): Outcome => {
      options.onTrouble(error, command.do);
      return { refused: 'media-failed' };
    });
    say(socket, 'refused' in outcome ? { id, refused: outcome.refused } : { id, done: outcome });
  };
  const server = createServer(listening(options.secret), (socket) => {
    socket.setNoDelay(true).setKeepAlive(true, 5_000);
    // A server process that is killed resets the connection; it comes back by itself.
    socket.on('error', () => socket.destroy()).once('close', () => connected.delete(socket));
    connected.add(socket);
    say(socket, { hello: { instance, calls: options.list() } });
    readLines(socket, (value) => void answer(socket, value));
  });
  server.listen(options.port, options.host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    tell: (event) => {
      for (const socket of connected) say(socket, { event });
    },
    close: async () => {
      for (const socket of connected) socket.end();
      server.close();
    },
  };
}
