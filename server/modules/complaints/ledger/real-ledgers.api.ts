import { afterAll, beforeAll, expect, test } from 'vitest';
import { bring, consumerQuarter, firstRows, hasRealLedgers, messageBoard, toldBy } from '../../../test/real-ledgers.ts';
import { openWorld, type World } from '../../../test/world.ts';

// Their first rows; `real-ledgers.proof.ts` brings in all of them.
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test.runIf(hasRealLedgers)('days of a consumer agency’s quarter come in whole, and only once', async () => {
  const rows = 1_200;
  const upload = firstRows(consumerQuarter, rows);
  const first = await bring(world, 'quarter.csv', upload);
  expect(first).toMatchObject({ state: 'complete', rows, added: rows, unchanged: 0, wrong: 0 });
  expect(await toldBy(world, first.id)).toMatchObject({ lodged: rows, closed: 0, timed: rows, dated: 0 });
  const second = await bring(world, 'quarter.csv', upload);
  expect(second).toMatchObject({ state: 'checked', added: 0, unchanged: rows, wrong: 0 });
  expect(await toldBy(world, second.id)).toMatchObject({ lodged: null });
});

test.runIf(hasRealLedgers)('a government’s message board with line breaks inside its answers', async () => {
  const rows = 300;
  const ledger = await bring(world, 'board.csv', firstRows(messageBoard, rows));
  expect(ledger.state).toBe('complete');
  const { added, skipped, wrong } = ledger;
  expect(added + skipped + wrong).toBe(rows);
  expect(await toldBy(world, ledger.id)).toMatchObject({ lodged: added, closed: added, dated: added, timed: 0 });
  expect(wrong).toBeLessThan(5);
});
