import type { Customer } from '@tongli/contracts/customers';
import { filterKey } from '../../../api/list.ts';
import { keepDraft, readDraft } from '../../../ui/form/drafts.ts';

export const customersFilter = filterKey('customerId', 'in');

const store = 'complaints.found-customers';

/** Keeps the masked names of customers that were found, for this tab: an address holds only their ids. */
export function keepNames(customers: readonly Customer[]): void {
  const names = customers.map(({ id, name, phone }) => [id, phone ? `${name} ${phone}` : name] as const);
  keepDraft(store, { ...readDraft(store), ...Object.fromEntries(names) }, []);
}

/** The masked names of these customers; undefined where the address came from elsewhere. */
export function keptNames(ids: string): readonly string[] | undefined {
  const kept = readDraft(store) ?? {};
  const names = ids.split(',').map((id) => kept[id]);
  return names.every((name) => typeof name === 'string') ? names : undefined;
}
