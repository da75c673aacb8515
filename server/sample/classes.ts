import { sql } from 'kysely';
import { keepClasses } from '../modules/complaints/index.ts';
import type { Call } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import { system } from '../platform/permissions/actor.ts';
import { inTransaction } from './live.ts';

type Branch = readonly [code: string, zh: string, en: string, below: readonly (readonly [string, string, string])[]];

/** The classes of Hefeng Telecom; those below are called as the causes are. */
const branches: readonly Branch[] = [
  [
    'charges',
    '计费与资费',
    'Charges',
    [
      ['charges-error', '计费差错', 'Billing error'],
      ['charges-unclear', '资费说明不清', 'Unclear tariff'],
    ],
  ],
  [
    'technology',
    '网络与设备',
    'Network and devices',
    [
      ['network-fault', '网络故障', 'Network fault'],
      ['device-fault', '设备故障', 'Device fault'],
    ],
  ],
  [
    'people',
    '服务与办理',
    'Service',
    [
      ['service-late', '装机延误', 'Late installation'],
      ['service-attitude', '服务态度', 'Attitude'],
      ['service-process', '办理流程繁琐', 'Slow process'],
      ['service-other', '其他', 'Other'],
    ],
  ],
];

const classOfCause: Readonly<Record<string, string>> = {
  'billing-error': 'charges-error',
  'unclear-tariff': 'charges-unclear',
  'network-fault': 'network-fault',
  'device-fault': 'device-fault',
  'install-delay': 'service-late',
  attitude: 'service-attitude',
  'slow-process': 'service-process',
  other: 'service-other',
};

export async function foundClasses(call: Call): Promise<void> {
  await keepClasses(
    call,
    branches.flatMap(([code, zh, en, below]) => [
      { code, parentCode: null, name: { zh, en } },
      ...below.map(([own, ownZh, ownEn]) => ({ code: own, parentCode: code, name: { zh: ownZh, en: ownEn } })),
    ]),
  );
}

/** Closed cases have the class of their cause, so that the first night has something to learn from. */
export const addSampleClasses = (floor: Floor, until: Date): Promise<void> =>
  inTransaction(floor, system('sample'), until, async (call) => {
    await sql`insert into complaints.case_class (complaint_id, class_code, path, at)
      select id, class.code, array[class.parent_code, class.code], closed_at
      from complaints.complaint join jsonb_each_text(${JSON.stringify(classOfCause)}::jsonb) as known on known.key = cause
        join complaints.class on class.code = known.value
      where state = 'closed' and closed_at is not null
      on conflict do nothing`.execute(call.tx);
  });
