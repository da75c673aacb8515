import {
  type ContactSettings,
  contactSettingsChanged,
  type NotReadyReason,
  type WrapUpCode,
} from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, type Refusal, refuse, staleBehind } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { reaches } from '../../../platform/permissions/scope.ts';
import { tables } from '../store.ts';
import { readSettings } from './store.ts';
import { crossedTargets } from './targets.ts';

const settingsId = '00000000-0000-7000-8000-000000000006';

export async function getSettings(call: Call) {
  const { settings, version } = await readSettings(call);
  const reasons = await tables(call).selectFrom('contacts.reason').selectAll().orderBy('place').execute();
  const codes = await tables(call).selectFrom('contacts.wrap_up_code').selectAll().orderBy('place').execute();
  return {
    settings,
    version,
    reasons: reasons.map(({ code, name_zh: zh, name_en: en, paid, most_minutes: mostMinutes, retired }) => ({
      ...{ code, name: { zh, en }, paid, mostMinutes, retired },
    })),
    // Of projects that the caller does not reach they learn nothing.
    codes: codes
      .filter(({ project_id: projectId }) => projectId === null || reaches(call.scope, { projectId, unitId: null }))
      .map(({ code, name_zh: zh, name_en: en, project_id: projectId, first_line: firstLine, retired }) => ({
        ...{ code, name: { zh, en }, projectId, firstLine, retired },
      })),
  };
}

export interface SettingsInput {
  readonly settings: ContactSettings;
  readonly reasons: readonly NotReadyReason[];
  readonly codes: readonly WrapUpCode[];
  readonly version: number;
}

const twice = (codes: readonly { readonly code: string }[]) =>
  new Set(codes.map(({ code }) => code)).size < codes.length;

export async function setSettings(call: Call, { settings, reasons, codes, version }: SettingsInput) {
  const now = await tables(call).selectFrom('contacts.settings').selectAll().forUpdate().executeTakeFirstOrThrow();
  if (now.version !== version) return staleBehind(await getSettings(call));
  if (twice(reasons)) return codeTwice('body.reasons');
  if (twice(codes)) return codeTwice('body.codes');
  const crossed = crossedTargets(settings.targets, {}, 'body.settings.targets');
  if (crossed) return crossed;
  await tables(call)
    .updateTable('contacts.settings')
    // What is left out, such as the sites that hold the chat, stays as it is.
    .set({ settings: JSON.stringify({ ...(now.settings as object), ...settings }), version: version + 1 })
    .execute();
  await replaceReasons(call, reasons);
  await replaceCodes(call, codes);
  await append(call, contactSettingsChanged, settingsId, {});
  await audit(call, 'contacts.set-settings', { type: 'contact-settings', id: settingsId });
  return getSettings(call);
}

const codeTwice = (field: string): Refusal => refuse('code-taken', { status: 422, field });

/** What is left out may stand in a log: it is retired. */
async function replaceReasons(call: Call, reasons: readonly NotReadyReason[]): Promise<void> {
  await sql`update contacts.reason set retired = true where code <> all(${reasons.map(({ code }) => code)}::text[])`.execute(
    call.tx,
  );
  if (reasons.length === 0) return;
  await tables(call)
    .insertInto('contacts.reason')
    .values(
      reasons.map(({ code, name, paid, mostMinutes, retired }, place) => ({
        ...{ code, name_zh: name.zh, name_en: name.en, paid, most_minutes: mostMinutes, retired, place },
      })),
    )
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet(({ ref }) => ({
        name_zh: ref('excluded.name_zh'),
        name_en: ref('excluded.name_en'),
        paid: ref('excluded.paid'),
        most_minutes: ref('excluded.most_minutes'),
        retired: ref('excluded.retired'),
        place: ref('excluded.place'),
      })),
    )
    .execute();
}

export async function replaceCodes(call: Call, codes: readonly WrapUpCode[]): Promise<void> {
  await sql`update contacts.wrap_up_code set retired = true where code <> all(${codes.map(({ code }) => code)}::text[])`.execute(
    call.tx,
  );
  if (codes.length === 0) return;
  await tables(call)
    .insertInto('contacts.wrap_up_code')
    .values(
      codes.map(({ code, name, projectId, firstLine, retired }, place) => ({
        ...{ code, name_zh: name.zh, name_en: name.en, project_id: projectId, first_line: firstLine, retired, place },
      })),
    )
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet(({ ref }) => ({
        name_zh: ref('excluded.name_zh'),
        name_en: ref('excluded.name_en'),
        project_id: ref('excluded.project_id'),
        first_line: ref('excluded.first_line'),
        retired: ref('excluded.retired'),
        place: ref('excluded.place'),
      })),
    )
    .execute();
}
