import type { Hit, RecordKind } from '@tongli/contracts/search';
import { filterKey } from '../../../api/list.ts';
import { writeSearch } from '../../../ui/address.ts';

/** Where a record of each kind is shown; accounts and customers in lists. */
const addresses: Readonly<Record<RecordKind, (hit: Hit) => string>> = {
  complaint: ({ id }) => `/complaints/${id}`,
  request: ({ id }) => `/requests/${id}`,
  customer: ({ id }) => `/complaints${writeSearch({ [filterKey('customerId', 'in')]: id })}`,
  person: ({ id }) => `/settings/people/${id}`,
  account: ({ label }) => `/settings/accounts${writeSearch({ [filterKey('name', 'starts')]: label })}`,
  action: ({ id }) => `/improvement/actions/${id}`,
  'root-cause': ({ id }) => `/improvement/root-causes/${id}`,
  article: ({ id }) => `/knowledge/articles/${id}`,
  triage: ({ id }) => `/improvement/triages/${id}`,
};

export const addressOfHit = (hit: Hit): string => addresses[hit.kind](hit);
