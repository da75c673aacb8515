import { expect, test } from 'vitest';
import { playTogether, type Sounding } from './together.ts';

/** An element whose time goes with the page's, as fast as it is told. */
function openSound(clock: { now: number }) {
  let [time, since, rate, paused] = [0, 0, 1, true];
  const at = () => (paused ? time : time + ((clock.now - since) / 1_000) * rate);
  const settle = () => {
    time = at();
    since = clock.now;
  };
  const sound: Sounding & { readyState: number } = {
    get currentTime() {
      return at();
    },
    set currentTime(value) {
      settle();
      time = value;
    },
    get playbackRate() {
      return rate;
    },
    set playbackRate(value) {
      settle();
      rate = value;
    },
    muted: false,
    get paused() {
      return paused;
    },
    readyState: 4,
    play: async () => {
      settle();
      paused = false;
    },
    pause: () => {
      settle();
      paused = true;
    },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  };
  return sound;
}

const near = (seconds: number) => expect.closeTo(seconds, 6);

function openPair() {
  const clock = { now: 1_000 };
  const [first, second] = [openSound(clock), openSound(clock)];
  const lanes = [
    { sound: first, beginsMs: 0, durationMs: 10_000 },
    { sound: second, beginsMs: 2_000, durationMs: 10_000 },
  ];
  const together = playTogether(
    lanes,
    () => clock.now,
    () => undefined,
  );
  const pass = (milliseconds: number) => {
    for (let passed = 0; passed < milliseconds; passed += 100) {
      clock.now += 100;
      together.tick();
    }
  };
  return { together, first, second, pass };
}

test('each begins when it began, and ends when it ended', () => {
  const { together, first, second, pass } = openPair();
  expect(together.durationMs).toBe(12_000);
  together.play();
  pass(1_500);
  expect([first.currentTime, second.paused]).toEqual([near(1.5), true]);
  pass(1_000);
  expect([first.currentTime, second.currentTime]).toEqual([near(2.5), near(0.5)]);
  pass(8_000);
  expect([first.paused, second.currentTime]).toEqual([true, near(8.5)]);
  pass(2_000);
  expect([together.isPlaying, together.positionMs(), second.paused]).toEqual([false, 12_000, true]);
  together.play();
  expect(together.positionMs()).toBe(0);
});

test('a place and a speed are those of both', () => {
  const { together, first, second, pass } = openPair();
  together.seek(5_000);
  expect([first.currentTime, second.currentTime, first.paused]).toEqual([5, 3, true]);
  together.setRate(2);
  together.play();
  pass(1_000);
  expect([first.currentTime, second.currentTime]).toEqual([near(7), near(5)]);
  together.pause();
  pass(1_000);
  expect([first.currentTime, second.currentTime, together.positionMs()]).toEqual([near(7), near(5), 7_000]);
});

test('one that lags catches up unheard, one that is far off at once', () => {
  const { together, first, second, pass } = openPair();
  together.seek(5_000);
  together.play();
  second.currentTime -= 0.1;
  pass(100);
  expect(second.playbackRate).toBeCloseTo(1.03);
  pass(4_000);
  expect(Math.abs(first.currentTime - second.currentTime - 2)).toBeLessThanOrEqual(0.041);
  expect(second.playbackRate).toBe(1);
  second.currentTime -= 2;
  pass(100);
  expect(first.currentTime - second.currentTime).toBeCloseTo(2);
});

test('while one has to be waited for, all wait', () => {
  const { together, first, second, pass } = openPair();
  together.seek(5_000);
  second.readyState = 1;
  together.play();
  pass(1_000);
  expect([first.paused, together.positionMs()]).toEqual([true, 5_000]);
  second.readyState = 4;
  pass(1_000);
  expect(together.positionMs()).toBe(5_900);
  expect(first.currentTime).toBeCloseTo(5.9);
});
