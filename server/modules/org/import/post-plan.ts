import type { ManagementLevel, Office } from '@tongli/contracts/org';
import type { FieldError, Values } from '../../../platform/imports/index.ts';
import type { TemplatePost } from '../templates/content.ts';
import { type Found, finderOf, type Named } from './words.ts';

/** All that a post is, without whom it is held by. */
export interface PostContent {
  readonly name: { readonly zh: string; readonly en: string };
  readonly level: ManagementLevel;
  readonly office: Office;
  readonly duties: { readonly zh: string; readonly en: string };
  /** Level by skill. */
  readonly skills: Readonly<Record<string, number>>;
  readonly certificateIds: readonly string[];
}

export interface KnownPost extends PostContent {
  readonly id: string;
  readonly code: string;
  readonly retired: boolean;
}

/** What the words of a row stand for. */
export interface PostLookup {
  readonly posts: ReadonlyMap<string, KnownPost>;
  readonly templates: ReadonlyMap<string, TemplatePost>;
  readonly skills: readonly Named[];
  readonly certificates: readonly Named[];
}

export interface PlannedPost {
  readonly code: string;
  readonly known: KnownPost | null;
  readonly content: PostContent;
}

/** A catalogue's things, found by what somebody calls them. */
type Find = (word: string) => Found;

export interface PostFinders extends PostLookup {
  readonly byCode: ReadonlyMap<string, KnownPost>;
  readonly model: Find;
  readonly skill: Find;
  readonly certificate: Find;
}

/** Of a post of the catalogue and a standard one with the same name, that of the catalogue is meant. */
export function findersOf(lookup: PostLookup): PostFinders {
  const posts = [...lookup.posts.values()];
  const own = finderOf(posts.filter(({ retired }) => !retired));
  const standard = finderOf([...lookup.templates].map(([id, { code, name }]) => ({ id, code, name })));
  return {
    ...lookup,
    byCode: new Map(posts.map((post) => [post.code.toLowerCase(), post])),
    model: (word) => {
      const found = own(word);
      return found === 'unknown' ? standard(word) : found;
    },
    skill: finderOf(lookup.skills),
    certificate: finderOf(lookup.certificates),
  };
}

interface Part<T> {
  readonly value: T;
  readonly errors: readonly FieldError[];
}

/** The post that a row tells of, or what is wrong with it. Pure. */
export function planPost(
  values: Values,
  finders: PostFinders,
): PlannedPost | { readonly errors: readonly FieldError[] } {
  const known = finders.byCode.get(values.code?.toLowerCase() ?? '') ?? null;
  if (known?.retired) return { errors: [{ field: 'code', code: 'post-retired' }] };
  const model = findModel(values.template ?? null, finders);
  const skills = values.skills ? readSkills(values.skills, finders.skill) : null;
  const certificates = values.certificates ? readCertificates(values.certificates, finders.certificate) : null;
  // Before what is there: whoever names a model wants what it asks.
  const from = model.value ?? known;
  const level = values.level ?? from?.level;
  const office = values.office ?? from?.office;
  const unsaid = [
    ...(model.lacking && (!skills || !certificates) ? [model.lacking] : []),
    ...(level ? [] : [{ field: 'level', code: 'missing' }]),
    ...(office ? [] : [{ field: 'office', code: 'missing' }]),
  ];
  const errors = [...model.errors, ...(skills?.errors ?? []), ...(certificates?.errors ?? [])];
  const found = errors.length > 0 ? errors : unsaid;
  if (found.length > 0) return { errors: found };
  return {
    code: known?.code ?? values.code ?? '',
    known,
    content: {
      name: nameOf(values, known),
      level: level as ManagementLevel,
      office: office as Office,
      duties: { zh: values.duties ?? from?.duties.zh ?? '', en: values.dutiesEn ?? from?.duties.en ?? '' },
      skills: skills?.value ?? from?.skills ?? {},
      certificateIds: certificates?.value ?? from?.certificateIds ?? [],
    },
  };
}

function nameOf({ name, nameEn }: Values, known: KnownPost | null) {
  const zh = name ?? '';
  return { zh, en: nameEn ?? (known && known.name.en !== known.name.zh ? known.name.en : zh) };
}

type Model = Part<Omit<PostContent, 'name'> | null> & { readonly lacking?: FieldError };

function findModel(word: string | null, finders: PostFinders): Model {
  if (word === null) return { value: null, errors: [] };
  const found = finders.model(word);
  if (typeof found === 'string') return { value: null, errors: [{ field: 'template', code: `${found}-template` }] };
  const own = finders.posts.get(found.id);
  const standard = finders.templates.get(found.id);
  return own ? { value: own, errors: [] } : standard ? contentOf(standard, finders) : { value: null, errors: [] };
}

function contentOf({ level, office, duties, skills, certificates }: TemplatePost, finders: PostFinders): Model {
  const lacking = [
    ...Object.keys(skills).filter((code) => typeof finders.skill(code) === 'string'),
    ...certificates.filter((code) => typeof finders.certificate(code) === 'string'),
  ][0];
  const idOf = (found: Found) => (typeof found === 'string' ? [] : [found.id]);
  return {
    errors: [],
    value: {
      level,
      office,
      duties,
      skills: Object.fromEntries(
        Object.entries(skills).flatMap(([code, needed]) => idOf(finders.skill(code)).map((id) => [id, needed])),
      ),
      certificateIds: certificates.flatMap((code) => idOf(finders.certificate(code))),
    },
    ...(lacking ? { lacking: { field: 'template', code: 'template-asks-unknown', params: { name: lacking } } } : {}),
  };
}

const partsOf = (cell: string) =>
  cell
    .split(/[;；,，、|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** `沟通与共情 3`, `communication: 3`, `沟通与共情（3级）`. */
const skillPart = /^(.*?)[\s:：=（(]*([1-5])\s*级?[）)]?$/;

function readSkills(cell: string, find: Find): Part<Record<string, number>> {
  const errors: FieldError[] = [];
  const value: Record<string, number> = {};
  for (const part of partsOf(cell)) {
    const [, named = part, level] = skillPart.exec(part) ?? [];
    const found = find(named);
    const error = (code: string) => errors.push({ field: 'skills', code, params: { name: named } });
    if (typeof found === 'string') error(`${found}-skill`);
    else if (level === undefined) error('skill-without-level');
    else if (found.id in value) error('named-twice');
    else value[found.id] = Number(level);
  }
  return { value, errors: errors.slice(0, 1) };
}

function readCertificates(cell: string, find: Find): Part<string[]> {
  const errors: FieldError[] = [];
  const value: string[] = [];
  for (const part of partsOf(cell)) {
    const found = find(part);
    const error = (code: string) => errors.push({ field: 'certificates', code, params: { name: part } });
    if (typeof found === 'string') error(`${found}-certificate`);
    else if (value.includes(found.id)) error('named-twice');
    else value.push(found.id);
  }
  return { value, errors: errors.slice(0, 1) };
}

/** Whether a post would be as it is already. */
export function isSamePost(a: PostContent, b: PostContent): boolean {
  const told = ({ name, level, office, duties, skills, certificateIds }: PostContent) =>
    JSON.stringify([
      [name.zh, name.en, level, office, duties.zh, duties.en],
      Object.entries(skills).sort(([one], [other]) => (one < other ? -1 : 1)),
      certificateIds.toSorted(),
    ]);
  return told(a) === told(b);
}

export function outcomeOf({ known, content }: PlannedPost) {
  if (!known) return 'added';
  return isSamePost(known, content) ? 'unchanged' : 'changed';
}
