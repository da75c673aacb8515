import type { PublicAddress } from '@tongli/contracts/system';
import { audit } from './audit/audit.ts';
import { type Call, type Refusal, refuse, staleVersion } from './call.ts';
import type { Database } from './database/database.ts';

/**
 * `https://service.example.cn` of whatever leads there; null of what is no address of a site, or holds more than one: a way below it, a
 * question, a name and password.
 */
export function siteOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, origin, pathname, search, hash, username } = new URL(text);
  const isSite = pathname === '/' && search === '' && hash === '' && username === '';
  return isSite && /^https?:$/.test(protocol) ? origin : null;
}

/** What the installation is started with counts for as long as nobody has set another. */
export async function keepUsualAddress(db: Database, usual: string | null): Promise<void> {
  await db.updateTable('platform.public_address').set({ usual }).execute();
}

const standing = ({ tx }: Pick<Call, 'tx'>) =>
  tx.selectFrom('platform.public_address').selectAll().executeTakeFirstOrThrow();

export async function readPublicAddress(call: Pick<Call, 'tx'>): Promise<PublicAddress> {
  const { address, usual, version, changed_at: at, changed_by: by } = await standing(call);
  return { address, usual, version, changed: at && by !== null ? { at: at.toISOString(), by } : null };
}

/** Null while nobody has said. */
export async function publicAddressOf(call: Pick<Call, 'tx'>): Promise<string | null> {
  const { address, usual } = await standing(call);
  return address ?? usual;
}

/** A link for whoever is not within the house: whole where the address is known, else the way below it. */
export async function linkOutside(call: Pick<Call, 'tx'>, path: `/${string}`): Promise<string> {
  return `${(await publicAddressOf(call)) ?? ''}${path}`;
}

export async function setPublicAddress(
  call: Call,
  { address, version }: { readonly address: string | null; readonly version: number },
): Promise<PublicAddress | Refusal> {
  const site = address === null ? null : siteOf(address);
  if (address !== null && site === null)
    return refuse('no-public-address', {
      status: 422,
      field: 'body.address',
      params: { example: 'https://service.example.cn' },
    });
  const saved = await call.tx
    .updateTable('platform.public_address')
    .set({ address: site, version: version + 1, changed_at: call.now, changed_by: call.actor.name })
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  if (!saved) return staleVersion;
  await audit(call, 'system.set-public-address', { type: 'installation', id: 'public-address' });
  return readPublicAddress(call);
}
