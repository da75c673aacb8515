import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  bring,
  consumerQuarter,
  hasRealLedgers,
  messageBoard,
  readLedger,
  toldBy,
} from '../../../test/real-ledgers.ts';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test.runIf(hasRealLedgers)('a consumer agency’s quarter comes in whole, and only once', async () => {
  const upload = readLedger(consumerQuarter);
  const rows = 28_156;
  const began = performance.now();
  const first = await bring(world, consumerQuarter, upload);
  console.info(`${rows} rows uploaded, checked, applied and counted in ${Math.round(performance.now() - began)} ms`);
  expect(first).toMatchObject({ state: 'complete', rows, added: rows, unchanged: 0, wrong: 0 });
  expect(await toldBy(world, first.id)).toMatchObject({ lodged: rows, closed: 0, timed: rows, dated: 0 });
  const second = await bring(world, consumerQuarter, upload);
  expect(second).toMatchObject({ state: 'checked', added: 0, unchanged: rows, wrong: 0 });
  expect(await toldBy(world, second.id)).toMatchObject({ lodged: null });
});

test.runIf(hasRealLedgers)('a government’s message board comes in with line breaks inside its answers', async () => {
  const ledger = await bring(world, messageBoard, readLedger(messageBoard));
  expect(ledger.state).toBe('complete');
  const { added, skipped, wrong } = ledger;
  expect(added + skipped + wrong).toBe(2_816);
  expect(await toldBy(world, ledger.id)).toMatchObject({ lodged: added, closed: added, dated: added, timed: 0 });
  expect(wrong).toBeLessThan(30);
});
