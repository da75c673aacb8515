/** What can be done by a key with Alt: they work while somebody types, and are those of places rather than letters. */
export const keys = {
  ready: 'R',
  status: 'S',
  accept: 'A',
  decline: 'X',
  message: 'M',
  hold: 'H',
  transfer: 'T',
  invite: 'I',
  end: 'E',
  mute: 'U',
  recording: 'L',
  'wrap-up': 'W',
  note: 'N',
  internal: 'C',
  phrases: 'P',
  outage: 'O',
} as const;
export type KeyAct = keyof typeof keys;

export const keyActs = Object.keys(keys) as readonly KeyAct[];

type Pressed = Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'isComposing' | 'repeat'>;

const byCode = new Map<string, KeyAct>(keyActs.map((act) => [`Key${keys[act]}`, act]));

/** The act of a key; null where the key is another's, or belongs to the writing of Chinese. A key held down acts once. */
export function actOfKey({ code, altKey, ctrlKey, metaKey, shiftKey, isComposing, repeat }: Pressed): KeyAct | null {
  if (!altKey || ctrlKey || metaKey || shiftKey || isComposing || repeat) return null;
  return byCode.get(code) ?? null;
}

/** Alt with an arrow goes to the contact above or below; 0 for any other key. */
export function stepOfKey({ code, altKey, ctrlKey, metaKey, shiftKey }: Pressed): -1 | 0 | 1 {
  if (!altKey || ctrlKey || metaKey || shiftKey) return 0;
  if (code === 'ArrowUp') return -1;
  return code === 'ArrowDown' ? 1 : 0;
}

/** As a button says it to those who cannot see it. */
export const spokenKey = (act: KeyAct): string => `Alt+${keys[act]}`;
