import type { IsoDate } from '@tongli/calendar';
import type { Bilingual } from '@tongli/contracts/kernel';
import type { Gap } from '@tongli/contracts/org';

/** What a post asks. */
export interface Requirements {
  readonly skills: readonly { readonly id: string; readonly name: Bilingual; readonly level: number }[];
  readonly certificates: readonly { readonly id: string; readonly name: Bilingual }[];
}

/** What somebody has: levels by skill, and certificates with the last date on which they count (`infinity`: for good). */
export interface Qualifications {
  readonly levels: ReadonlyMap<string, number>;
  readonly certificates: readonly {
    readonly certificateId: string;
    readonly issuedOn: IsoDate;
    readonly validUntil: IsoDate;
  }[];
}

/** What the post asks and the person has not, on a date; empty for whoever is qualified. It flags, and never blocks. */
export function gapsOf(needed: Requirements, has: Qualifications, on: IsoDate): Gap[] {
  const skills = needed.skills.flatMap(({ id, name, level }): Gap[] => {
    const have = has.levels.get(id) ?? null;
    return (have ?? 0) >= level ? [] : [{ kind: 'skill', id, name, needed: level, have }];
  });
  const certificates = needed.certificates.flatMap(({ id, name }): Gap[] => {
    const held = has.certificates.filter(({ certificateId }) => certificateId === id);
    if (held.some(({ issuedOn, validUntil }) => issuedOn <= on && on <= validUntil)) return [];
    const ended = held.map(({ validUntil }) => validUntil).filter((date) => date < on);
    return [{ kind: 'certificate', id, name, expiredOn: ended.sort().at(-1) ?? null }];
  });
  return [...skills, ...certificates];
}
