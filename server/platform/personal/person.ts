import type { PersonSection } from '@tongli/contracts/privacy';
import type { Call } from '../call.ts';

/** Somebody whose data modules hold under one id. */
export interface Person {
  readonly id: string;
  readonly projectId: string;
  /** In clear, to find them in what is not filed under their id; null once their key is destroyed. */
  readonly identity: ClearIdentity | null;
}

export interface ClearIdentity {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
}

/** Why a module must keep what it holds. */
export interface Duty {
  /** Something is still being done for the person. */
  readonly underWay: boolean;
  /** Records in which the person may stand are being read in. */
  readonly arriving: boolean;
  /** When the last thing that was done for the person ended. */
  readonly lastEndedAt: Date | null;
}

/** What a module that holds personal data offers, each in the caller's transaction. */
export interface PersonDoor {
  /** Null where the module holds nothing on this person. */
  exportPerson(call: Call, person: Person): Promise<PersonSection | null>;
  /** Empties what is personal and says how many records that were, by kind. Again it finds nothing. */
  erasePerson(call: Call, person: Person): Promise<Readonly<Record<string, number>>>;
  /** Those of these people under whose id it holds something; asked of every module whose rows name people by id. */
  knows?(call: Call, personIds: readonly string[]): Promise<Iterable<string>>;
  dutiesTo?(call: Call, person: Person): Promise<Duty>;
  /** The same for many at once, but for what is being read in; who has none is missing. */
  dutiesToAll?(call: Call, personIds: readonly string[]): Promise<ReadonlyMap<string, Omit<Duty, 'arriving'>>>;
}
