import type { Identity } from '@tongli/contracts/customers';
import { permissionsFor } from '../modules/access/index.ts';
import {
  acknowledge,
  addComplainants,
  assign,
  formGroup,
  getGroupOfCase,
  lodge,
  setSpokesperson,
} from '../modules/complaints/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import type { Actor } from '../platform/permissions/actor.ts';
import { inTransaction } from './live.ts';
import { personNamed } from './people.ts';

const hourMs = 3_600_000;

const actorOf = (username: string): Actor => {
  const { id, name, roles } = personNamed(username);
  return { kind: 'account', id, name, permissions: permissionsFor(roles) };
};

const written = {
  facts: '枫林苑小区约好六月底前完成光纤改造，一推再推，晚上八点以后基本上不了网。附业主联名信。',
  demand: '给出书面的完工日期，改造完成前减免宽带费',
};
const about = { product: 'broadband', area: 'west' } as const;
const first: Identity = { name: '葛先生', phone: '13800006101', email: null };
const signers: readonly Identity[] = [
  { name: '曾女士', phone: '13800006102', email: null },
  { name: '卢先生', phone: '13800006103', email: null },
  { name: '童女士', phone: '13800006104', email: null },
];

/** Neighbours who signed one letter: acknowledged, with one who speaks for all, and still to be answered. */
export async function addSampleGroup(floor: Floor, until: Date): Promise<void> {
  const as = (username: string, hoursAgo: number, act: (call: Call) => Promise<void>) =>
    inTransaction(floor, actorOf(username), new Date(until.getTime() - hoursAgo * hourMs), act);
  let master = '';
  await as('wangfang', 7, async (call) => {
    const letter = {
      ...written,
      ...about,
      customer: first,
      channel: 'letter',
      severity: 'normal',
      kind: 'routine',
    } as const;
    master = mustSucceed(await lodge(call, { ...letter, wantsResponse: true, aboutHandling: false })).id;
  });
  await as('liwei', 6, async (call) => {
    mustSucceed(await assign(call, master, { ownerId: personNamed('liwei').id }));
    mustSucceed(await acknowledge(call, master, '您好，联名信已收到，由我专门负责，会逐户告知结果。'));
    mustSucceed(await formGroup(call, master, '枫林苑光纤改造延期'));
    mustSucceed(await addComplainants(call, master, { complainants: [...signers], ...written }));
  });
  await as('liwei', 5, async (call) => {
    const { group } = mustSucceed(await getGroupOfCase(call, master));
    const speaker = group?.members.at(-1);
    if (!group || !speaker) throw new Error('the sample centre: a group without members');
    mustSucceed(await setSpokesperson(call, master, { complaintId: speaker.complaintId, version: group.version }));
  });
}
