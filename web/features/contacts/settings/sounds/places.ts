import { mostSoundSeconds, type QueueSound, soundKind } from '@tongli/contracts/contacts';
import type { MadeSound } from './making.ts';

/** Where a queue can have a sound of its own, and what it has there. */
export interface Place extends Pick<QueueSound, 'kind' | 'language'> {
  readonly key: string;
  readonly mostSeconds: number;
  readonly sound: QueueSound | null;
}

/** What was made of a file, and is not heard by callers yet. */
export interface Tried {
  readonly key: string;
  readonly made: MadeSound;
}

const languagesOf = (kind: Place['kind']) => (kind === 'music' ? (['any'] as const) : (['zh', 'en'] as const));

/** All places, in the order in which callers come to them. */
export const placesOf = (sounds: readonly QueueSound[]): Place[] =>
  soundKind.options.flatMap((kind) =>
    languagesOf(kind).map((language) => ({
      ...{ key: `${kind}-${language}`, kind, language, mostSeconds: mostSoundSeconds[kind] },
      sound: sounds.find((one) => one.kind === kind && one.language === language) ?? null,
    })),
  );
