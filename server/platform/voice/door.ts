import type { IceServer } from '@tongli/contracts/voice';
import { iceServersFor } from './ice-servers.ts';
import { connectVoice } from './provider.ts';
import { readSecret } from './secured.ts';
import type { VoiceSettings } from './settings.ts';
import type { VoiceProvider } from './voice.ts';

/** Calls, as a house offers them to its modules. What carries them comes and goes: nobody waits for it. */
export interface Voice {
  /** This process's own way to it. */
  readonly provider: VoiceProvider;
  /** A further way, which is told from its beginning what calls there are; whoever opened it closes it. */
  connect(): VoiceProvider;
  /** What a browser finds the way by; `who` is a name that stands in logs of the relay. */
  iceServers(who: string, now: Date): IceServer[];
  close(): void;
}

export async function openVoice({ control, turn }: VoiceSettings, onTrouble: (error: unknown) => void): Promise<Voice> {
  const { host, port } = control;
  const secret = await readSecret(control.secretFile);
  const connect = () => connectVoice({ host, port, secret, onTrouble });
  const provider = connect();
  return {
    provider,
    connect,
    iceServers: (who, now) => iceServersFor(turn, who, now),
    close: () => provider.close(),
  };
}

export type VoiceStanding = 'off' | 'away' | 'reached';

export const standingOf = (voice: Voice | undefined): VoiceStanding =>
  voice === undefined ? 'off' : voice.provider.isReached ? 'reached' : 'away';
