import { useQuery } from '@tanstack/react-query';
import { type ComplaintRow, listComplaints } from '@tongli/contracts/complaints';
import { searchRecords } from '@tongli/contracts/search';
import type { WorkSubject } from '@tongli/contracts/work';
import { useEffect, useState } from 'react';
import { call } from '../../../api/call.ts';
import { readKey } from '../../../api/hooks.ts';
import { encodeList, filterKey } from '../../../api/list.ts';
import { useMe } from '../../../api/session.ts';

/** Typing goes on; what is asked in between would be asked in vain. */
const pauseMs = 200;

/** A case to choose: its number, whose it is as everyone sees it, and what it is about. */
export interface FoundCase {
  readonly subject: WorkSubject;
  readonly customerName: string | null;
  readonly words: string;
}

export const subjectOfCase = (id: string, number: string): WorkSubject => ({ type: 'complaint', id, label: number });

const foundIn = ({ id, number, customerName, summary }: ComplaintRow): FoundCase => ({
  subject: subjectOfCase(id, number),
  customerName,
  words: summary,
});

async function listed(filters: Record<string, string>, signal: AbortSignal): Promise<FoundCase[]> {
  const query = { ...encodeList({ sort: '-lodgedAt', limit: 20 }), ...filters };
  return (await call(listComplaints, { query, signal })).items.map(foundIn);
}

/** Cases by number, and those of the customer whose phone number was typed. */
async function find(text: string, signal: AbortSignal): Promise<FoundCase[]> {
  const { hits } = await call(searchRecords, { body: { text }, signal });
  const byNumber = hits.filter(({ kind }) => kind === 'complaint');
  const customers = hits.filter(({ kind }) => kind === 'customer');
  const ofCustomers =
    customers.length > 0
      ? await listed({ [filterKey('customerId', 'in')]: customers.map(({ id }) => id).join(',') }, signal)
      : [];
  return [
    ...byNumber.map(({ id, label, detail }) => ({
      subject: subjectOfCase(id, label),
      customerName: null,
      words: detail ?? '',
    })),
    ...ofCustomers,
  ];
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const waiting = window.setTimeout(() => setSettled(text), pauseMs);
    return () => window.clearTimeout(waiting);
  }, [text]);
  return settled;
}

/** What answers to what was typed; one's own open cases while nothing is. */
export function useFoundCases(typed: string): { cases: readonly FoundCase[]; waiting: boolean } {
  const { accountId } = useMe();
  const asked = useSettled(typed.trim().slice(0, 40));
  const own = { [filterKey('ownerId', 'eq')]: accountId, [filterKey('state', 'ne')]: 'closed' };
  const { data, isFetching } = useQuery({
    queryKey: readKey(listComplaints, ['for-task', asked]),
    queryFn: ({ signal }) => (asked === '' ? listed(own, signal) : find(asked, signal)),
    placeholderData: (last) => last,
  });
  return { cases: data ?? [], waiting: isFetching || asked !== typed.trim() };
}
