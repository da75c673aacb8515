import { sql } from 'kysely';
import type { Call } from '../platform/call.ts';
import { inScope } from '../platform/permissions/scope.ts';

interface Row {
  readonly dimension: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

const channels: readonly Row[] = [
  ['portal', '网上', 'portal'],
  ['phone', '电话', 'phone'],
  ['counter', '柜台', 'counter'],
  ['letter', '信函', 'letter'],
  ['regulator', '监管转办', 'regulator'],
  ['voice', '语音', 'voice'],
  ['chat', '在线', 'chat'],
  ['form', '留言', 'form'],
  ['callback', '回呼', 'callback'],
  ['logged', '补记', 'logged'],
].map(([code = '', zh = '', en = '']) => ({ dimension: 'channel', code, zh, en }));

const kinds: readonly Row[] = [
  { dimension: 'kind', code: 'routine', zh: '一般', en: 'routine' },
  { dimension: 'kind', code: 'latent', zh: '潜在', en: 'latent' },
  { dimension: 'kind', code: 'concentrated', zh: '集中', en: 'concentrated' },
];

const steps: readonly Row[] = [
  ['understand', '理解确认', 'understand and confirm'],
  ['explain', '说明解释', 'explain'],
  ['divert', '转移解决', 'divert to solution'],
  ['carry-out', '解决执行', 'carry out'],
  ['make-good', '替代弥补', 'make good'],
  ['advise', '提醒建议', 'remind and advise'],
].map(([code = '', zh = '', en = '']) => ({ dimension: 'step', code, zh, en }));

/** What the values of dimensions are called by which numbers are counted. */
export async function readValueWords(call: Call) {
  const { rows } = await sql<Row>`
    select kind as dimension, code, name_zh as zh, name_en as en from complaints.term
    where project_id is null or ${inScope(call, { project: sql.ref('project_id') })}
    union all
    select 'queue', id::text, name_zh, name_en from contacts.queue where ${inScope(call, { project: sql.ref('project_id') })}
    union all
    (select distinct on (2) 'step', step ->> 'key', step -> 'name' ->> 'zh', step -> 'name' ->> 'en'
      from requests.process join requests.process_version version on version.id = process.current_version_id
      cross join jsonb_array_elements(version.definition -> 'steps') step order by 2, version.published_at desc)
    order by 1, 2`.execute(call.tx);
  return [...rows, ...channels, ...kinds, ...steps].map(({ dimension, code, zh, en }) => ({
    dimension,
    code,
    name: { zh, en },
  }));
}
