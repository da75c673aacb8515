import { useQueryClient } from '@tanstack/react-query';
import { type Complaint, getComplaint } from '@tongli/contracts/complaints';
import { useState } from 'react';
import { readKey } from '../../../api/hooks.ts';
import { useAddress } from '../../../ui/address.ts';
import { nextOf, type Part, type PathPart, partOf } from './next.ts';

export interface Work {
  /** What is open on the page; null shows the closed case. */
  readonly part: Part | null;
  readonly next: PathPart | null;
  readonly go: (part: Part | null) => void;
  /** After an act: the case as it is now, with its next step open. */
  readonly done: (complaint: Complaint) => void;
}

/** Whoever only reads the case is not led to acts that their role does not have. */
export const handles = ({ actions }: Complaint) => actions['record-step']?.refusal !== 'forbidden';

const dueFor = (complaint: Complaint) => (handles(complaint) ? nextOf(complaint) : null);

/** Puts the case as an act has left it in the place of the one on screen. */
export function useRefresh(): (complaint: Complaint) => void {
  const client = useQueryClient();
  return (changed) => client.setQueryData(readKey(getComplaint, { params: { id: changed.id } }), changed);
}

/**
 * What the handler works on: what the address names, else the next thing to do. A change made by somebody else leaves
 * it open, so that nobody's typing is taken from under their hands.
 */
export function useWork(complaint: Complaint): Work {
  const refresh = useRefresh();
  const [search, change] = useAddress();
  const [usual, setUsual] = useState<Part | null>(() => dueFor(complaint));
  return {
    part: partOf(search.do) ?? usual,
    next: nextOf(complaint),
    go: (part) => {
      setUsual(part ?? dueFor(complaint));
      change({ do: part ?? undefined });
    },
    done: (changed) => {
      refresh(changed);
      setUsual(dueFor(changed));
      change({ do: undefined });
    },
  };
}
