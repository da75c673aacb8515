import type { Call, Leg } from './leg.ts';
import type { Line } from './line.ts';
import { assignLines, hearings, isKept } from './routing.ts';
import type { Player } from './sounds/player.ts';

/** Gives each of the leg's lines its voice; a line that changes begins anew. */
function connectLines(leg: Leg, voices: readonly string[]): void {
  const lines = leg.peer?.voices ?? [];
  const before = lines.map((_, place) => leg.lines[place] ?? null);
  leg.lines = assignLines(before, voices);
  for (const [place, voice] of leg.lines.entries()) if (voice !== before[place]) lines[place]?.restart();
}

function endWords(leg: Leg): void {
  leg.endWords?.();
  leg.endWords = null;
}

function connectMusic(leg: Leg, isOn: boolean, player: Player): void {
  if (isOn === (leg.endMusic !== null)) return;
  leg.endMusic?.();
  // Who is answered is not greeted any more.
  if (!isOn) endWords(leg);
  leg.endMusic = isOn && leg.peer ? player.hold(leg.peer.sounds, leg.music) : null;
}

/** Makes the lines of a call what its state says, after every change of it. */
export function rewire(call: Call, player: Player): void {
  const legs = [...call.legs.values()];
  const heard = hearings(legs);
  const ears = new Map<string, Line[]>(legs.map(({ legId }) => [legId, []]));
  for (const leg of legs) {
    const { voices = [], music = false } = heard.get(leg.legId) ?? {};
    connectLines(leg, voices);
    connectMusic(leg, music, player);
    for (const [place, voice] of leg.lines.entries()) {
      const line = leg.peer?.voices[place];
      if (voice !== null && line) ears.get(voice)?.push(line);
    }
  }
  for (const leg of legs) {
    leg.ears = ears.get(leg.legId) ?? [];
    leg.isKept = !call.recordingPaused && isKept(leg, legs);
  }
}

/** Before a leg is heard over another connection, or goes. */
export function unwire(leg: Leg): void {
  leg.endMusic?.();
  leg.endMusic = null;
  endWords(leg);
  leg.lines = [];
}

/** Another music from here on, also in the middle of it. */
export function tune(leg: Leg, music: Leg['music'], player: Player): void {
  if (leg.music === music) return;
  leg.music = music;
  if (leg.endMusic === null || !leg.peer) return;
  leg.endMusic();
  leg.endMusic = player.hold(leg.peer.sounds, music);
}
