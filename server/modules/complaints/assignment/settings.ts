import { type AssignmentSettings, assignmentSettings, severity } from '@tongli/contracts/complaints';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, type Refusal, refuse, staleBehind } from '../../../platform/call.ts';
import { isPerson, unitsAmong } from '../../org/index.ts';
import { tables } from '../store.ts';
import { weightOf } from './weight.ts';

const settingsId = '00000000-0000-7000-8000-000000000071';

/** No unit takes anything by rule until the house says so. */
const usual: AssignmentSettings = {
  rules: [],
  severity: { minor: 0.5, normal: 1, serious: 2, safety: 3 },
  complexity: { simple: 0.7, usual: 1, complex: 1.5 },
  answeredShare: 0.2,
  hoursPerDay: 5,
};

export interface ReadSettings {
  readonly settings: AssignmentSettings;
  readonly version: number;
}

export async function readAssignment(call: Call): Promise<ReadSettings> {
  const row = await tables(call).selectFrom('complaints.assignment_settings').selectAll().executeTakeFirst();
  return row
    ? { settings: assignmentSettings.parse({ ...usual, ...(row.content as object) }), version: row.version }
    : { settings: usual, version: 0 };
}

/** Whoever gives out cases holds this: two that come at once are given out one after the other, each seeing what the other gave. */
export async function takeTurn(call: Call): Promise<AssignmentSettings> {
  await tables(call).selectFrom('complaints.assignment_settings').select('version').forUpdate().execute();
  return (await readAssignment(call)).settings;
}

/** The heaviest case must fit whoever has nothing, or it would wait for ever. */
function tooLittle(settings: AssignmentSettings): Refusal | null {
  const heaviest = Math.max(
    ...severity.options.map((one) => weightOf(settings, { severity: one, complexity: 'complex' })),
  );
  const params = { heaviest: heaviest / 100 };
  for (const [index, { most, own }] of settings.rules.entries()) {
    const field = `body.settings.rules.${index}`;
    if (most * 100 < heaviest) return refuse('load-too-small', { status: 422, field: `${field}.most`, params });
    const small = own.findIndex((one) => one.most * 100 < heaviest);
    if (small >= 0) return refuse('load-too-small', { status: 422, field: `${field}.own.${small}.most`, params });
  }
  return null;
}

async function unknownAmong(call: Call, { rules }: AssignmentSettings): Promise<Refusal | null> {
  const ids = rules.map(({ unitId }) => unitId);
  const known = await unitsAmong(call, ids);
  for (const [index, { unitId, own }] of rules.entries()) {
    const field = `body.settings.rules.${index}`;
    if (!known.has(unitId)) return refuse('unknown-unit', { status: 422, field: `${field}.unitId` });
    if (ids.indexOf(unitId) !== index) return refuse('unit-twice', { status: 422, field: `${field}.unitId` });
    for (const [at, { personId }] of own.entries())
      if (!(await isPerson(call, personId)))
        return refuse('unknown-person', { status: 422, field: `${field}.own.${at}.personId` });
  }
  return null;
}

export async function setAssignment(call: Call, { settings, version }: ReadSettings): Promise<ReadSettings | Refusal> {
  const refused = tooLittle(settings) ?? (await unknownAmong(call, settings));
  if (refused) return refused;
  const content = JSON.stringify(settings);
  const saved = await tables(call)
    .insertInto('complaints.assignment_settings')
    .values({ only_row: true, content, version: 1 })
    .onConflict((conflict) =>
      conflict
        .column('only_row')
        .doUpdateSet({ content, version: version + 1 })
        .where('complaints.assignment_settings.version', '=', version),
    )
    .returning('version')
    .executeTakeFirst();
  if (!saved) return staleBehind({ id: 'complaint-assignment', ...(await readAssignment(call)) });
  await audit(call, 'complaints.set-assignment-settings', { type: 'assignment-settings', id: settingsId });
  return readAssignment(call);
}
