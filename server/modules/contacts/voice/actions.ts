import type { DeskCall, DeskVoicemail } from '@tongli/contracts/contacts';
import type { Allowance } from '@tongli/contracts/kernel';

interface AtDesk {
  readonly call: DeskCall | null;
  readonly voicemail: DeskVoicemail | null;
  readonly role: string;
  readonly slot: string;
  readonly state: string;
}

const yes: Allowance = { allowed: true, refusal: null };
const first = (...conditions: readonly (readonly [boolean, string])[]): Allowance => {
  const refused = conditions.find(([holds]) => !holds);
  return refused ? { allowed: false, refusal: refused[1] } : yes;
};

/** What whoever has the contact may do about its sound; the commands decide the same. */
export function callActions({ call, voicemail, role, slot, state }: AtDesk): Record<string, Allowance> {
  const sounds = [call !== null, 'not-a-call'] as const;
  const inCall = [slot === 'talking' || slot === 'hold', 'not-in-call'] as const;
  const reached = [call?.reached === true, 'voice-away'] as const;
  const speaks = [role !== 'consulted' && state === 'connected', 'not-in-call'] as const;
  const paused = call?.recording === 'paused';
  return {
    'join-call': first(sounds, inCall, reached),
    'pause-recording': first(sounds, inCall, speaks, reached, [!paused, 'recording-paused']),
    'resume-recording': first(sounds, inCall, speaks, reached, [paused, 'recording-not-paused']),
    'play-voicemail': first(
      [voicemail !== null && slot !== 'offered', 'not-found'],
      [voicemail?.durationMs !== null, 'recording-runs'],
      [voicemail?.durationMs !== 0, 'nothing-recorded'],
    ),
  };
}
