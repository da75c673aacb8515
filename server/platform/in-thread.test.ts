import { expect, test } from 'vitest';
import { inThread } from './in-thread.ts';

const scripted = (text: string) => new URL(`data:text/javascript,${encodeURIComponent(text)}`);
const head = `import { parentPort, workerData } from 'node:worker_threads';`;

test('what a script makes of what it is given comes back, bytes as bytes', async () => {
  expect(await inThread(scripted(`${head} parentPort.postMessage(workerData.map((n) => n * 2))`), [1, 2])).toEqual([
    2, 4,
  ]);
  const bytes = await inThread<Uint8Array>(scripted(`${head} parentPort.postMessage(new Uint8Array([7]))`), null);
  expect([...bytes]).toEqual([7]);
});

test('what a script throws is thrown; one that ends without an answer says so', async () => {
  await expect(inThread(scripted(`throw new RangeError('too wide')`), null)).rejects.toThrow('too wide');
  await expect(inThread(scripted(''), null)).rejects.toThrow('ended without an answer');
});

test('who is cut off ends at once, with the reason', async () => {
  const stopping = new AbortController();
  const endless = inThread(scripted('setInterval(() => 0, 1e6)'), null, stopping.signal);
  stopping.abort();
  await expect(endless).rejects.toMatchObject({ name: 'AbortError' });
  await expect(inThread(scripted(''), null, stopping.signal)).rejects.toMatchObject({ name: 'AbortError' });
});
