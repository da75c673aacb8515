import type { Call, Refusal } from '../call.ts';
import { refuse } from '../call.ts';
import { seal } from '../personal/keyring.ts';
import type { FileOwner } from './files.ts';
import type { SealedBlob } from './receive.ts';

/** What the house made itself, such as the recording of a call: its blob is whole and sealed with `key`. */
export interface Made extends SealedBlob {
  readonly name: string;
  readonly mediaType: string;
}

export interface MadeFor {
  readonly owner: FileOwner;
  /** Whose personal data it is, if anybody's. */
  readonly personId: string | null;
}

/**
 * Gives an owner a file that nobody sent. It is read, listed and erased as any other. Being told of the same file again changes
 * nothing.
 */
export async function keepMade(call: Call, made: Made, { owner, personId }: MadeFor): Promise<Refusal | null> {
  const personKey = personId === null ? null : (await call.keyring.personKeys(call.tx, [personId])).get(personId);
  if (personKey === undefined) return refuse('person-erased');
  const sealed = (plain: string) => (personKey ? seal(personKey, plain) : call.keyring.sealStaged(plain));
  await call.tx
    .insertInto('platform.file')
    .values({
      id: made.id,
      owner_type: owner.type,
      owner_id: owner.id,
      person_id: personId,
      name_sealed: sealed(made.name),
      media_type: made.mediaType,
      bytes: made.bytes,
      sha256: made.sha256,
      key_sealed: sealed(made.key.toString('base64')),
      uploaded_by: null,
      draft_id: null,
      uploaded_at: call.now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return null;
}
