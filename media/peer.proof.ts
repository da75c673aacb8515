import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { newCaller, offerOf, take } from './fixtures/caller.ts';
import { openPeer } from './peer.ts';

const packetMs = 20;
/** Longer than a side that checks waits for an answer. */
const lastsMs = 40_000;

interface Asking {
  sendStun(message: { readonly messageClass: number }, address: unknown): Promise<void>;
}

/** As on a network, or a machine, that is slower than a check waits: no answer counts. */
function answerNoChecks({ connection }: ReturnType<typeof newCaller>): void {
  const protocols = connection.iceTransports.flatMap(
    (transport) => (transport.connection as unknown as { protocols: Asking[] }).protocols,
  );
  for (const protocol of protocols) {
    const send = protocol.sendStun.bind(protocol);
    protocol.sendStun = async (message, address) => {
      // A request is class 0 (RFC 8489, section 5).
      if (message.messageClass === 0) await send(message, address);
    };
  }
}

test('who speaks is heard, and hears, though no check that their network carries sound is ever answered in time', async () => {
  let heard = 0;
  let spoken = 0;
  const caller = newCaller(() => {
    heard += 1;
  });
  const counters = { packetsReceived: 0, packetsSent: 0 };
  const network = { ports: null, publicAddress: null };
  const peer = await openPeer(await offerOf(caller), { network, counters, onSpoken: () => spoken++ });
  await take(caller, peer.answer);
  answerNoChecks(caller);
  const payload = Buffer.from([0xf8, 1, 2, 3]);
  let number = 0;
  const speak = async (forMs: number) => {
    for (const until = performance.now() + forMs; performance.now() < until; await sleep(packetMs)) {
      number += 1;
      caller.say(number, payload);
      peer.voices[0]?.send({ source: 0, sequence: number & 0xffff, timestamp: number * 960, payload });
    }
  };
  await speak(lastsMs);
  [heard, spoken] = [0, 0];
  await speak(1_000);
  await Promise.all([peer.close(), caller.close()]);
  expect({ heard: heard > 0, spoken: spoken > 0 }).toEqual({ heard: true, spoken: true });
});
