import type { IsoDate } from '@tongli/calendar';
import { type RawBuilder, sql } from 'kysely';

/**
 * How many things the post of `person` asks on a date that they have not: `gapsOf` of qualification.ts, for many people at
 * once. A test holds the two against each other.
 */
export const gapCount = (on: IsoDate): RawBuilder<number> => sql<number>`(
  (select count(*) from org.post_skill needed
   left join org.person_skill has on has.person_id = person.id and has.skill_id = needed.skill_id
   where needed.post_id = person.post_id and coalesce(has.level, 0) < needed.level)
  + (select count(*) from org.post_certificate needed
     where needed.post_id = person.post_id and not exists (
       select from org.person_certificate held
       where held.person_id = person.id and held.certificate_id = needed.certificate_id
         and held.issued_on <= ${on}::date and held.valid_until >= ${on}::date)))`;
