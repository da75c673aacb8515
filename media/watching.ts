import { endCall, endLeg } from './ending.ts';
import type { Leg } from './leg.ts';
import { nowText, type Switchboard } from './switchboard.ts';

/** Browsers send fifty packets a second, also when nobody speaks. */
const lostMs = 2_000;
/** The server decides before; what it has forgotten ends by itself. */
const goneMs = 120_000;
const emptyMs = 600_000;
const lookEveryMs = 250;
const qualityEveryMs = 3_000;

function look(board: Switchboard, leg: Leg, now: number): void {
  const silentMs = now - leg.heardAt;
  if (leg.connection === 'connected' && silentMs > lostMs) {
    leg.connection = 'lost';
    board.tell({ type: 'legLost', callId: leg.callId, legId: leg.legId, at: nowText() });
  }
  if (silentMs > goneMs) void endLeg(board, leg, 'lost');
}

async function tellQuality({ tell }: Switchboard, leg: Leg): Promise<void> {
  const { received, lossShare, jitterMs } = leg.arrivals.take();
  if (received === 0 || !leg.peer) return;
  const roundTripMs = await leg.peer.roundTripMs();
  const quality = { lossShare, jitterMs, roundTripMs };
  tell({ type: 'legQuality', callId: leg.callId, legId: leg.legId, at: nowText(), quality });
}

const legsOf = ({ calls }: Switchboard): Leg[] => [...calls.values()].flatMap(({ legs }) => [...legs.values()]);

/** Notices who is gone and tells how well each is heard, until it is ended. */
export function startWatching(board: Switchboard): () => void {
  const looking = setInterval(() => {
    const now = performance.now();
    for (const leg of legsOf(board)) look(board, leg, now);
    for (const call of board.calls.values())
      if (call.legs.size === 0 && now - call.emptySince > emptyMs) void endCall(board, call, 'lost');
  }, lookEveryMs);
  const telling = setInterval(() => {
    for (const leg of legsOf(board)) void tellQuality(board, leg);
  }, qualityEveryMs);
  return () => {
    clearInterval(looking);
    clearInterval(telling);
  };
}
