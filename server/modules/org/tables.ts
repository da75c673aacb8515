// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

interface Calendar {
  id: string;
  code: string;
  name_zh: string;
  name_en: string;
  definition: ColumnType<unknown, string, string>;
  version: Generated<number>;
}

interface Person {
  id: string;
  name: string;
  post_zh: string;
  post_en: string;
  unit_id: string;
}

interface Project {
  id: string;
  code: string;
  name_zh: string;
  name_en: string;
  number: GeneratedAlways<number>;
}

interface Unit {
  id: string;
  parent_id: string | null;
  code: string;
  name_zh: string;
  name_en: string;
}

export type OrgTables = {
  'org.calendar': Calendar;
  'org.person': Person;
  'org.project': Project;
  'org.unit': Unit;
};
