import type { Person } from '@tongli/contracts/org';

export interface Mentionable {
  readonly id: string;
  /** What stands after the `@`, without blanks; tells people of one name apart. */
  readonly handle: string;
  readonly person: Pick<Person, 'id' | 'name' | 'post'>;
}

/** The staff as they are mentioned: by name, and by name and a number where a name is not theirs alone. */
export function mentionables(people: readonly Mentionable['person'][]): Mentionable[] {
  const seen = new Map<string, number>();
  return people.map((person) => {
    const name = person.name.replaceAll(/\s+/g, '·');
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { id: person.id, handle: count === 1 ? name : `${name}${count}`, person };
  });
}

/** What was typed after the last `@` before the caret: whom the picker looks for. */
export const askedBefore = (text: string, caret: number): string => text.slice(0, caret).split('@').at(-1) ?? '';

export interface SaidPart {
  readonly text: string;
  readonly personId: string | null;
}

/** A text in parts, with those whom it mentions apart: the longest handle that fits after each `@`. */
export function partsOf(text: string, all: readonly Mentionable[]): SaidPart[] {
  const byLength = [...all].sort((a, b) => b.handle.length - a.handle.length);
  const [first = '', ...rest] = text.split('@');
  const parts = rest.flatMap((after): SaidPart[] => {
    const mentioned = byLength.find(({ handle }) => after.startsWith(handle));
    if (!mentioned) return [{ text: `@${after}`, personId: null }];
    return [
      { text: '', personId: mentioned.id },
      { text: after.slice(mentioned.handle.length), personId: null },
    ];
  });
  return [{ text: first, personId: null }, ...parts].filter((part) => part.text !== '' || part.personId !== null);
}
