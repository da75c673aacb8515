import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { lockAccount } from '../account/store.ts';
import { newToken, tokenHash } from '../session/token.ts';
import { tables } from '../store.ts';

/** Long enough to install an app and photograph a code. */
const lifetimeMs = 10 * 60_000;

const signInAgain = refuse('sign-in-again');

/** A sign-in that is half-way. It opens the steps of this sign-in and nothing else. */
export async function openChallenge(call: Call, accountId: string): Promise<string> {
  const token = newToken();
  await tables(call).deleteFrom('access.challenge').where('expires_at', '<=', call.now).execute();
  await tables(call)
    .insertInto('access.challenge')
    .values({
      token_hash: tokenHash(token),
      account_id: accountId,
      expires_at: new Date(call.now.getTime() + lifetimeMs),
    })
    .execute();
  return token;
}

/** Locks the account behind a challenge, always before the challenge: two tabs come one after the other. */
export async function lockChallenge(call: Call, token: string) {
  const known = await findChallenge(call, token);
  const account = known && (await lockAccount(call, known.account_id));
  const challenge = account && (await findChallenge(call, token));
  if (!challenge || account.state !== 'active') return signInAgain satisfies Refusal;
  return { account, codeProved: challenge.code_proved };
}

const findChallenge = (call: Call, token: string) =>
  tables(call)
    .selectFrom('access.challenge')
    .select(['account_id', 'code_proved'])
    .where('token_hash', '=', tokenHash(token))
    .where('expires_at', '>', call.now)
    .executeTakeFirst();

export async function noteCodeProved(call: Call, token: string): Promise<void> {
  await tables(call)
    .updateTable('access.challenge')
    .set({ code_proved: true })
    .where('token_hash', '=', tokenHash(token))
    .execute();
}

export async function endChallenge(call: Call, token: string): Promise<void> {
  await tables(call).deleteFrom('access.challenge').where('token_hash', '=', tokenHash(token)).execute();
}
