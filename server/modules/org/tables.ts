// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

interface Belonging {
  id: string;
  person_id: string;
  unit_id: string;
  post_id: string;
  from_on: string;
  until_on: Generated<string>;
  fire_at: Date | null;
}

interface Calendar {
  id: string;
  code: string;
  name_zh: string;
  name_en: string;
  definition: ColumnType<unknown, string, string>;
  version: Generated<number>;
}

interface Certificate {
  id: string;
  code: string;
  name_zh: string;
  name_en: string;
  valid_months: number | null;
  retired: Generated<boolean>;
  version: Generated<number>;
}

interface Leaving {
  person_id: string;
  last_day_on: string;
  successor_id: string | null;
  items: ColumnType<unknown, string, string>;
  fire_at: Date | null;
  back_on: string | null;
}

interface Person {
  id: string;
  name: string;
  unit_id: string;
  number: string | null;
  post_id: string;
  state: Generated<string>;
  joined_on: Generated<string>;
  last_day_on: string | null;
  version: Generated<number>;
}

interface PersonCertificate {
  id: string;
  person_id: string;
  certificate_id: string;
  number: string | null;
  issued_on: string;
  valid_until: Generated<string>;
}

interface PersonSkill {
  person_id: string;
  skill_id: string;
  level: number;
}

interface Post {
  id: string;
  code: string;
  name_zh: string;
  name_en: string;
  level: string;
  office: string;
  duties_zh: Generated<string>;
  duties_en: Generated<string>;
  retired: Generated<boolean>;
  version: Generated<number>;
}

interface PostCertificate {
  post_id: string;
  certificate_id: string;
}

interface PostSkill {
  post_id: string;
  skill_id: string;
  level: number;
}

interface Project {
  id: string;
  code: string;
  name_zh: string;
  name_en: string;
  number: GeneratedAlways<number>;
  closed: Generated<boolean>;
  version: Generated<number>;
}

interface Skill {
  id: string;
  code: string;
  name_zh: string;
  name_en: string;
  retired: Generated<boolean>;
  version: Generated<number>;
}

interface Unit {
  id: string;
  parent_id: string | null;
  code: string;
  name_zh: string;
  name_en: string;
  kind: string;
  version: Generated<number>;
}

interface UnitPlace {
  id: string;
  unit_id: string;
  parent_id: string | null;
  from_on: string;
  until_on: Generated<string>;
  fire_at: Date | null;
}

export type OrgTables = {
  'org.belonging': Belonging;
  'org.calendar': Calendar;
  'org.certificate': Certificate;
  'org.leaving': Leaving;
  'org.person': Person;
  'org.person_certificate': PersonCertificate;
  'org.person_skill': PersonSkill;
  'org.post': Post;
  'org.post_certificate': PostCertificate;
  'org.post_skill': PostSkill;
  'org.project': Project;
  'org.skill': Skill;
  'org.unit': Unit;
  'org.unit_place': UnitPlace;
};
