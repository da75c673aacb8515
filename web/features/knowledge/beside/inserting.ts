type Insert = (words: string) => void;

/** Where one writes to the customer of a contact, by the contact's number: what stands beside it puts words in there. */
const places = new Map<string, Insert>();
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

export function offerPlace(number: string, insert: Insert): () => void {
  places.set(number, insert);
  tell();
  return () => {
    if (places.get(number) === insert) places.delete(number);
    tell();
  };
}

export const placeOf = (number: string): Insert | undefined => places.get(number);

export function watchPlaces(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
