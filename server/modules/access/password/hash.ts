import { hash, verify } from '@node-rs/argon2';

/** argon2id with OWASP's second recommended setting: 19 MiB, 2 passes, 1 lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** An account without a password answers as slowly as one with another password. */
export const passwordMatches = (stored: string | null, password: string): Promise<boolean> =>
  stored === null ? compareWithNobody(password) : verify(stored, password);

let decoy: Promise<string> | undefined;

/** As slow as a real comparison, for names that do not exist. */
export async function compareWithNobody(password: string): Promise<false> {
  decoy ??= hashPassword('nobody has this password');
  await passwordMatches(await decoy, password);
  return false;
}
