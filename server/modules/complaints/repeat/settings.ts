import { type RepeatSettings, repeatSettings } from '@tongli/contracts/complaints';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, type Refusal, staleBehind } from '../../../platform/call.ts';
import { once } from '../../../platform/database/once.ts';
import { tables } from '../store.ts';
import { firstThresholds } from './score.ts';

const settingsId = '00000000-0000-7000-8000-000000000050';

const usual: RepeatSettings = {
  windowDays: 60,
  windowCount: 3,
  windowMinutes: 60,
  planOwner: 'leader',
  planMinutes: 240,
  planSteps: {
    zh: '1. 阅读上次投诉的处理记录和答复\n2. 致电客户，确认这次和上次有什么不同、还有什么没有解决\n3. 确定处理人和新的承诺时间，必要时由班组长亲自跟进\n4. 处理完成后回访，确认不会再次投诉',
    en: '1. Read how the earlier complaint was handled and answered\n2. Call the customer: what is different this time, what was not settled\n3. Name who handles it and a new promised time; a leader follows it where needed\n4. Call again afterwards and make sure that it ends here',
  },
};

export async function readRepeatSettings(call: Call): Promise<{ settings: RepeatSettings; version: number }> {
  const row = await tables(call)
    .selectFrom('complaints.repeat_settings')
    .modifyFront(once('complaints.repeat_settings'))
    .selectAll()
    .executeTakeFirst();
  return row
    ? { settings: repeatSettings.parse({ ...usual, ...(row.content as object) }), version: row.version }
    : { settings: usual, version: 0 };
}

async function learnedSoFar(call: Call) {
  const row = await tables(call)
    .selectFrom('complaints.matter_model')
    .select(['learned_at', 'texts', 'same_from', 'suggest_from', 'labels', 'label_precision', 'label_recall'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return { learnedAt: null, texts: 0, ...firstThresholds, labels: 0, precision: null, recall: null };
  return {
    ...{ learnedAt: row.learned_at.toISOString(), texts: row.texts, labels: row.labels },
    ...{ sameFrom: row.same_from, suggestFrom: row.suggest_from },
    ...{ precision: row.label_precision, recall: row.label_recall },
  };
}

export const getRepeatSettings = async (call: Call) => ({
  ...(await readRepeatSettings(call)),
  learned: await learnedSoFar(call),
});

export async function setRepeatSettings(
  call: Call,
  { settings, version }: { settings: RepeatSettings; version: number },
): Promise<Awaited<ReturnType<typeof getRepeatSettings>> | Refusal> {
  const content = JSON.stringify(settings);
  const saved = await tables(call)
    .insertInto('complaints.repeat_settings')
    .values({ only_row: true, content, version: 1 })
    .onConflict((conflict) =>
      conflict
        .column('only_row')
        .doUpdateSet({ content, version: version + 1 })
        .where('complaints.repeat_settings.version', '=', version),
    )
    .returning('version')
    .executeTakeFirst();
  if (!saved) return staleBehind(await getRepeatSettings(call));
  await audit(call, 'complaints.set-repeat-settings', { type: 'repeat-settings', id: settingsId });
  return getRepeatSettings(call);
}
