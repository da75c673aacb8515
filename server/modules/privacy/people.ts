import type { PersonSection } from '@tongli/contracts/privacy';
import type { Call } from '../../platform/call.ts';
import { listFilesOfPerson, removeFilesOfPerson } from '../../platform/files/index.ts';
import type { Duty, Person, PersonDoor } from '../../platform/personal/person.ts';

/** The doors of all modules that hold personal data, in the order in which modules may import each other. */
export type PersonDoors = readonly PersonDoor[];

/** Everything that is held, in clear. */
export async function sectionsOf(call: Call, doors: PersonDoors, person: Person): Promise<PersonSection[]> {
  const sections: PersonSection[] = [];
  for (const door of doors) {
    const section = await door.exportPerson(call, person);
    if (section) sections.push(section);
  }
  const files = await filesOf(call, person.id);
  return files ? [...sections, files] : sections;
}

async function filesOf(call: Call, personId: string): Promise<PersonSection | null> {
  const files = await listFilesOfPerson(call, personId);
  if (files.length === 0) return null;
  return {
    section: 'files',
    records: files.map(({ name, mediaType, bytes, uploadedAt }) => ({
      title: name ?? '',
      facts: [
        { name: 'media-type', kind: 'code', value: mediaType, at: null },
        { name: 'bytes', kind: 'code', value: String(bytes), at: null },
        { name: 'at', kind: 'instant', value: uploadedAt.toISOString(), at: null },
      ],
    })),
  };
}

export async function dutiesTo(call: Call, doors: PersonDoors, person: Person): Promise<Duty[]> {
  const duties: Duty[] = [];
  for (const door of doors) if (door.dutiesTo) duties.push(await door.dutiesTo(call, person));
  return duties;
}

/** All in one transaction, so that nobody is ever half erased. The key goes with the module that knows who it is, last. */
export async function erase(call: Call, doors: PersonDoors, person: Person): Promise<Record<string, number>> {
  const erased: Record<string, number> = {};
  for (const door of doors.toReversed())
    for (const [kind, count] of Object.entries(await door.erasePerson(call, person)))
      erased[kind] = (erased[kind] ?? 0) + count;
  erased.files = await removeFilesOfPerson(call, person.id);
  return Object.fromEntries(Object.entries(erased).filter(([, count]) => count > 0));
}
