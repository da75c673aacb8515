import type { Complaint } from '@tongli/contracts/complaints';
import { Slot } from '../../../app/Slot.tsx';
import { useTerms } from '../../../ui/terms.ts';

/** What other features know beside a case: they are told what it is about. */
export function CaseBeside({ complaint }: { complaint: Complaint }) {
  const terms = useTerms();
  const { id, projectId, product, area, facts, demand, customer } = complaint;
  const customerId = customer?.id ?? null;
  const said = [terms.name('product', product), terms.name('area', area), facts, demand].filter(Boolean).join('\n');
  return <Slot name="case.beside" give={{ caseId: id, kind: 'complaint', projectId, customerId, said }} />;
}
