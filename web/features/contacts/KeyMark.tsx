import { type KeyAct, keys, spokenKey } from './keys.ts';

/** The key of an act, in its button; with Alt, as the overlay of keys says. */
export const KeyMark = ({ act }: { act: KeyAct }) => (
  <kbd aria-hidden title={spokenKey(act)}>
    {keys[act]}
  </kbd>
);
