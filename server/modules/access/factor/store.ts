import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { seal, unseal } from '../../../platform/personal/keyring.ts';
import { requiresFactor } from '../policy/policy.ts';
import { tables } from '../store.ts';
import { newRecoveryCodes, readable, recoveryHash } from './recovery.ts';

/** The account's own key seals its secret. Made with the first factor; the account's row must be locked. */
async function keyOf(call: Call, accountId: string): Promise<Buffer> {
  const known = (await call.keyring.personKeys(call.tx, [accountId])).get(accountId);
  const key = known ?? (await call.keyring.createPersonKeys(call.tx, [accountId])).get(accountId);
  if (key === undefined) throw new Error('a key that was just made is missing');
  return key;
}

export interface Factor {
  readonly secret: string;
  readonly confirmed: boolean;
  readonly lastStep: number;
}

export async function findFactor(call: Call, accountId: string): Promise<Factor | null> {
  const row = await tables(call)
    .selectFrom('access.factor')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (!row) return null;
  const secret = unseal(await keyOf(call, accountId), row.sealed_secret);
  return { secret, confirmed: row.confirmed_at !== null, lastStep: row.last_step };
}

export async function hasFactor(call: Call, accountId: string): Promise<boolean> {
  const row = await tables(call)
    .selectFrom('access.factor')
    .select('account_id')
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** A secret that nobody has confirmed yet; it takes the place of another such one. */
export async function saveNewSecret(call: Call, accountId: string, secret: string): Promise<void> {
  const sealed = seal(await keyOf(call, accountId), secret);
  await tables(call)
    .insertInto('access.factor')
    .values({ account_id: accountId, sealed_secret: sealed })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ sealed_secret: sealed, last_step: 0 }))
    .execute();
}

export async function saveStep(call: Call, accountId: string, step: number): Promise<void> {
  await tables(call)
    .updateTable('access.factor')
    .set((eb) => ({ last_step: step, confirmed_at: eb.fn.coalesce('confirmed_at', eb.val(call.now)) }))
    .where('account_id', '=', accountId)
    .execute();
}

/** Ten new ones in place of those before, as their owner reads them. */
export async function replaceRecoveryCodes(call: Call, accountId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tables(call).deleteFrom('access.recovery_code').where('account_id', '=', accountId).execute();
  await tables(call)
    .insertInto('access.recovery_code')
    .values(codes.map((code) => ({ account_id: accountId, code_hash: recoveryHash(accountId, code) })))
    .execute();
  return codes.map(readable);
}

/** Whether it was one of those left; it is none afterwards. */
export async function useRecoveryCode(call: Call, accountId: string, code: string): Promise<boolean> {
  const used = await tables(call)
    .deleteFrom('access.recovery_code')
    .where('account_id', '=', accountId)
    .where('code_hash', '=', recoveryHash(accountId, code))
    .returning('account_id')
    .executeTakeFirst();
  return used !== undefined;
}

export async function deleteFactor(call: Call, accountId: string): Promise<void> {
  await tables(call).deleteFrom('access.recovery_code').where('account_id', '=', accountId).execute();
  await tables(call).deleteFrom('access.factor').where('account_id', '=', accountId).execute();
}

export async function getFactor(call: Call, accountId: string) {
  const row = await tables(call)
    .selectFrom('access.account as account')
    .leftJoin('access.factor as factor', 'factor.account_id', 'account.id')
    .select('factor.confirmed_at')
    .select(({ selectFrom, fn }) =>
      selectFrom('access.recovery_code as code')
        .select(fn.countAll<string>().as('left'))
        .whereRef('code.account_id', '=', 'account.id')
        .as('left'),
    )
    .where('account.id', '=', accountId)
    .executeTakeFirst();
  if (!row) return notFound satisfies Refusal;
  return {
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
    recoveryCodesLeft: Number(row.left),
    required: await requiresFactor(call, accountId),
  };
}
