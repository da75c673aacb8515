import { mostVoicesHeard } from '@tongli/contracts/voice';
import { describe, expect, test } from 'vitest';
import { linesToHear } from './call.ts';
import { firstLink, type Link, type LinkInput, stepLink } from './link.ts';

const walk = (...inputs: LinkInput[]) => inputs.reduce<Link>((link, input) => stepLink(link, input)[0], firstLink);
const effects = (link: Link, input: LinkInput) =>
  stepLink(link, input)[1].map((effect) => (effect.do === 'wait' ? `wait ${effect.milliseconds}` : effect.do));

describe('the way to a call', () => {
  test.each<[string, LinkInput[], string]>([
    ['begins', [], 'joining'],
    ['is there', ['connected'], 'connected'],
    ['is cut for a moment', ['connected', 'shaky'], 'connected'],
    ['comes back', ['connected', 'failed'], 'reconnecting'],
    ['comes back again and again', ['connected', 'failed', 'due', 'failed', 'due'], 'reconnecting'],
    ['has come back', ['connected', 'failed', 'due', 'connected'], 'connected'],
    ['did not come about yet', ['failed', 'due'], 'joining'],
    ['is refused for good', ['refused', 'due', 'again'], 'refused'],
    ['is ended for good', ['connected', 'ended', 'failed', 'again'], 'ended'],
  ])('%s', (_, inputs, phase) => {
    expect(walk(...inputs).phase).toBe(phase);
  });

  test('waits longer after each failure, up to a bound, and anew once it was there', () => {
    expect(effects(walk('connected'), 'failed')).toEqual(['hang-up', 'wait 250']);
    expect(effects(walk('failed', 'failed'), 'failed')).toEqual(['hang-up', 'wait 1000']);
    expect(effects(walk(...Array<LinkInput>(9).fill('failed')), 'failed')).toEqual(['hang-up', 'wait 4000']);
    expect(effects(walk('failed', 'failed', 'connected'), 'failed')).toEqual(['hang-up', 'wait 250']);
  });

  test('a cut that heals is left alone, one that lasts is not', () => {
    expect(effects(walk('connected'), 'shaky')).toEqual(['wait 1500']);
    expect(effects(walk('connected', 'shaky'), 'shaky')).toEqual([]);
    expect(effects(walk('connected', 'shaky', 'steady'), 'due')).toEqual([]);
    expect(effects(walk('connected', 'shaky'), 'due')).toEqual(['hang-up', 'dial']);
  });

  test('dials again at once when told that the other side has begun anew', () => {
    expect(effects(walk('connected'), 'again')).toEqual(['hang-up', 'dial']);
    expect(walk('connected', 'again').phase).toBe('reconnecting');
  });
});

test('offers as many lines as a leg can hear', () => {
  expect(linesToHear).toBe(mostVoicesHeard);
});
