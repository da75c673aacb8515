import { useQuery } from '@tanstack/react-query';
import { type Hit, searchRecords } from '@tongli/contracts/search';
import { useEffect, useState } from 'react';
import { call } from '../../../api/call.ts';
import { readKey } from '../../../api/hooks.ts';

/** Typing goes on; what is asked in between would be asked in vain. */
const pauseMs = 150;
const isHan = /\p{Script=Han}/u;

/** One Chinese character is a family name; one letter or digit is nothing yet. */
const isEnough = (asked: string) => asked.length > 1 || isHan.test(asked);

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const waiting = window.setTimeout(() => setSettled(text), pauseMs);
    return () => window.clearTimeout(waiting);
  }, [text]);
  return settled;
}

/** The records that answer what was typed; empty while there is nothing to ask for. */
export function useRecords(typed: string): { hits: readonly Hit[]; waiting: boolean; failed: boolean } {
  const asked = useSettled(typed.trim().slice(0, 40));
  const enabled = isEnough(asked);
  const { data, isFetching, isError } = useQuery({
    queryKey: readKey(searchRecords, asked),
    queryFn: ({ signal }) => call(searchRecords, { body: { text: asked }, signal }),
    enabled,
    placeholderData: (previous) => (enabled ? previous : undefined),
  });
  return { hits: enabled ? (data?.hits ?? []) : [], waiting: isFetching || asked !== typed.trim(), failed: isError };
}
