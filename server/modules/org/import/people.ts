import type { Call } from '../../../platform/call.ts';
import type { Comparison, FieldError, Importable, Values } from '../../../platform/imports/index.ts';
import { never } from '../dates.ts';
import { peopleErrors, peopleFields } from './people-fields.ts';
import { findTarget, type Known, type Lookup, readKnown, readLookup } from './people-target.ts';
import { applyPeople, undoPeople } from './people-writing.ts';
import { isFormula, reachesUnit } from './reading.ts';
import { shownName } from './words.ts';

/** The people of the organisation. A known number is renamed or moves from today on; where it was before stays known. */
export const peopleImport: Importable = {
  name: 'org.people',
  title: { zh: '人员', en: 'People' },
  lead: {
    zh: '按工号新增或更新人员。部门和岗位须已建好；不在表中的人不受影响。',
    en: 'Adds people or updates them by staff number. Units and posts must exist; whoever is not in the table stays as they are.',
  },
  need: 'org.manage',
  fields: peopleFields,
  maximumRows: 20_000,
  errors: peopleErrors,
  key: ({ number }) => number?.toLowerCase() ?? null,
  check: checkPerson,
  compare: comparePeople,
  apply: applyPeople,
  undo: undoPeople,
};

const readableNumber = /^[\p{L}\p{N}._-]{1,32}$/u;

function checkPerson({ number, name }: Values): FieldError[] {
  const errors: FieldError[] = [];
  if (!readableNumber.test(number ?? '')) errors.push({ field: 'number', code: 'unreadable-number' });
  if (isFormula(name ?? '')) errors.push({ field: 'name', code: 'formula-name' });
  return errors;
}

async function comparePeople(call: Call, rows: readonly Values[]): Promise<Comparison[]> {
  const lookup = await readLookup(call);
  const known = await readKnown(
    call,
    rows.map(({ number }) => number ?? ''),
  );
  return rows.map((values) => compare(call, lookup, values, known.get(values.number?.toLowerCase() ?? '')));
}

function compare(call: Call, lookup: Lookup, values: Values, known: Known | undefined): Comparison {
  const target = findTarget(call, lookup, known ? { ...values, joinedOn: never } : values);
  if ('errors' in target) return target;
  if (known?.left) return { errors: [{ field: 'number', code: 'has-left' }] };
  if (known && !reachesUnit(call, known.unit_id)) return { errors: [{ field: 'number', code: 'out-of-reach' }] };
  const [unit, post] = [lookup.names.get(target.unitId), lookup.names.get(target.postId)];
  const shown = {
    unit: unit?.path?.map(({ zh }) => zh).join(' / ') ?? '',
    post: post ? shownName(post.name) : '',
  };
  if (!known) return { outcome: 'added', shown };
  const same = known.name === values.name && known.unit_id === target.unitId && known.post_id === target.postId;
  if (!same && known.joining) return { errors: [{ field: 'number', code: 'not-there-yet' }] };
  return { outcome: same ? 'unchanged' : 'changed', shown };
}
