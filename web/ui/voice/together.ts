/** What of a media element it takes. */
export interface Sounding {
  currentTime: number;
  playbackRate: number;
  muted: boolean;
  readonly paused: boolean;
  readonly readyState: number;
  play(): Promise<void>;
  pause(): void;
  addEventListener(name: string, listener: () => void): void;
  removeEventListener(name: string, listener: () => void): void;
}

export interface Lane {
  readonly sound: Sounding;
  /** When it begins after the first one, and how long it is. */
  readonly beginsMs: number;
  readonly durationMs: number;
}

export interface Together {
  readonly durationMs: number;
  readonly isPlaying: boolean;
  positionMs(): number;
  play(): void;
  pause(): void;
  seek(positionMs: number): void;
  setRate(rate: number): void;
  /** To be called some times a second while it plays: starts lanes that begin, and keeps all in step. */
  tick(): void;
  close(): void;
}

/** Further apart than this is heard as an echo. */
const mostApartMs = 40;
/** What is so far off is put right at once; what is less, by going a little faster or slower, which nobody hears. */
const jumpMs = 250;
const nudge = 0.03;
/** The element has sound for now (HTML: HAVE_FUTURE_DATA). */
const canSound = 3;

interface Clock {
  /** Where it was at `at`; milliseconds of the page. */
  positionMs: number;
  at: number;
  rate: number;
  isPlaying: boolean;
  /** It waits for a lane that has not enough yet. */
  isWaiting: boolean;
}

const isIn = ({ beginsMs, durationMs }: Lane, positionMs: number) =>
  positionMs >= beginsMs && positionMs < beginsMs + durationMs;

/** Plays or rests, at the right place. */
function follow(lane: Lane, clock: Clock, positionMs: number): void {
  const { sound } = lane;
  const isOn = clock.isPlaying && !clock.isWaiting && isIn(lane, positionMs);
  if (!isOn) {
    if (!sound.paused) sound.pause();
    return;
  }
  const apartMs = sound.currentTime * 1_000 - (positionMs - lane.beginsMs);
  if (sound.paused || Math.abs(apartMs) > jumpMs) {
    // A place that is set is waited for, also where it is the one that it had.
    if (Math.abs(apartMs) > mostApartMs) sound.currentTime = (positionMs - lane.beginsMs) / 1_000;
    sound.playbackRate = clock.rate;
    // A page that was never touched may not make a sound; whoever presses again is heard.
    if (sound.paused) void sound.play().catch(() => undefined);
  } else {
    const correction = Math.abs(apartMs) > mostApartMs ? -Math.sign(apartMs) * nudge : 0;
    sound.playbackRate = clock.rate * (1 + correction);
  }
}

/**
 * Plays recordings of one call as the call was: each from its own beginning, all on one clock. `now` is the page's time in
 * milliseconds. While one has to be waited for, all wait.
 */
export function playTogether(lanes: readonly Lane[], now: () => number, onChange: () => void): Together {
  const durationMs = Math.max(0, ...lanes.map(({ beginsMs, durationMs: lasts }) => beginsMs + lasts));
  const clock: Clock = { positionMs: 0, at: now(), rate: 1, isPlaying: false, isWaiting: false };
  const positionMs = () => {
    const passed = clock.isPlaying && !clock.isWaiting ? (now() - clock.at) * clock.rate : 0;
    return Math.min(durationMs, clock.positionMs + passed);
  };
  const mustWait = (at: number) => lanes.some((lane) => isIn(lane, at) && lane.sound.readyState < canSound);
  const set = (change: Partial<Clock>) => {
    Object.assign(clock, { positionMs: positionMs(), at: now() }, change);
    clock.isWaiting = clock.isPlaying && mustWait(clock.positionMs);
    for (const lane of lanes) follow(lane, clock, clock.positionMs);
    onChange();
  };
  const place = (to: number) => {
    for (const { sound, beginsMs } of lanes) sound.currentTime = Math.max(0, (to - beginsMs) / 1_000);
    set({ positionMs: to });
  };
  const tick = () => {
    const at = positionMs();
    if (clock.isPlaying && at >= durationMs) {
      set({ isPlaying: false });
      return;
    }
    if (clock.isPlaying && mustWait(at) !== clock.isWaiting) set({});
    else for (const lane of lanes) follow(lane, clock, at);
  };
  const events = ['canplay', 'waiting', 'seeked'];
  for (const { sound } of lanes) for (const name of events) sound.addEventListener(name, tick);
  return {
    durationMs,
    get isPlaying() {
      return clock.isPlaying;
    },
    positionMs,
    play: () => {
      if (positionMs() >= durationMs) place(0);
      set({ isPlaying: true });
    },
    pause: () => set({ isPlaying: false }),
    seek: (to) => place(Math.min(durationMs, Math.max(0, to))),
    setRate: (rate) => set({ rate }),
    tick,
    close: () => {
      set({ isPlaying: false });
      for (const { sound } of lanes) for (const name of events) sound.removeEventListener(name, tick);
    },
  };
}
