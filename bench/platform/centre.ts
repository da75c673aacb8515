import { randomUUID } from 'node:crypto';
import { samplePassword } from '../../server/sample/organisation.ts';

/** A complaint as an agent takes it down. */
export const complaint = {
  customer: { name: '林晓梅', phone: '13812345678' },
  product: 'broadband',
  area: 'gaoxin',
  facts: '宽带连续三天晚上断线，客服电话打了四次都没有解决，影响孩子上网课。',
  demand: '上门检修，并减免这几天的费用。',
  channel: 'phone',
};

/** The session's cookie. */
export async function signIn(address: string, username = 'wangfang'): Promise<string> {
  const response = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: samplePassword }),
  });
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

/** The complaint's id. */
export async function lodge(address: string, cookie: string, customer = complaint.customer): Promise<string> {
  const response = await fetch(`${address}/api/v1/complaints`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, 'idempotency-key': randomUUID() },
    body: JSON.stringify({ ...complaint, customer }),
  });
  if (response.status !== 200) throw new Error(`refused: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}
