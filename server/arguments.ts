import { StartRefusal } from './platform/embedded/index.ts';

export interface Arguments {
  /** Begin without the sample centre, with a link for the first administrator. */
  readonly empty: boolean;
}

/** What stands behind `npm start --`; an unknown word stops the start with a sentence. */
export function readArguments(words: readonly string[]): Arguments {
  const unknown = words.find((word) => word !== '--empty');
  if (unknown !== undefined)
    throw new StartRefusal(
      `"${unknown}" is no argument of this release.`,
      'There is --empty, which begins without the sample centre; settings come from the environment.',
    );
  return { empty: words.includes('--empty') };
}
