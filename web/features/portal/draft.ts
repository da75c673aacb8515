import type { Project } from '@tongli/contracts/org';
import { useRef, useState } from 'react';
import { dropDraft, keepDraft, readDraft } from '../../ui/form/drafts.ts';
import { emptyValues, type PortalValues } from './form.ts';

/** Each business line has a draft of its own: what was written to one is not sent to another. */
const draftNameOf = (project: DraftProject) => (project === null ? 'portal.lodge' : `portal.lodge.${project.code}`);
const receiptName = 'portal.receipt';

/** What a customer keeps in hand after sending. */
export interface Receipt {
  readonly number: string;
  readonly token: string;
  readonly respondBy: string;
}

interface Draft {
  readonly values: PortalValues;
  /** One key for one complaint: it outlives a reload, so that what may have arrived is not lodged twice. */
  readonly key: string;
  /** What the files are sent for; nobody else knows it. */
  readonly draftId: string;
}

const fresh = (): Draft => ({ values: emptyValues, key: crypto.randomUUID(), draftId: crypto.randomUUID() });

type DraftProject = Pick<Project, 'id' | 'code'> | null;

function kept(draftName: string): Draft | null {
  const draft = readDraft(draftName) as Draft | null;
  return draft && { ...fresh(), ...draft, values: { ...emptyValues, ...draft.values } };
}

/** What was written, kept in this tab until it is sent. */
export function useDraft(project: DraftProject) {
  const draftName = draftNameOf(project);
  const [restored, setRestored] = useState(() => kept(draftName) !== null);
  const [draft, setDraft] = useState<Draft>(() => kept(draftName) ?? fresh());
  // Files arrive while other things are written: each change is made to the newest draft.
  const newest = useRef(draft);
  const keep = (next: Draft) => {
    newest.current = next;
    setDraft(next);
    keepDraft(draftName, { ...next }, []);
  };
  return {
    ...draft,
    projectId: project?.id,
    restored,
    change: (changes: Partial<PortalValues>) =>
      keep({ ...newest.current, values: { ...newest.current.values, ...changes } }),
    renewKey: () => keep({ ...newest.current, key: crypto.randomUUID() }),
    sent: (receipt: Receipt) => {
      dropDraft(draftName);
      keepDraft(receiptName, { ...receipt }, []);
      newest.current = fresh();
      setDraft(newest.current);
      setRestored(false);
    },
  };
}
export type PortalDraft = ReturnType<typeof useDraft>;

export const readReceipt = () => readDraft(receiptName) as Receipt | null;
export const dropReceipt = () => dropDraft(receiptName);
