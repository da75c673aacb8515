import { may, useMe } from '../../api/session.ts';
import type { Slots } from '../../app/manifest.ts';
import { CheckSection } from './CheckSection.tsx';

/** Beside a complaint: whoever calls its customer back, or pays them, makes sure who it is. */
export default function CaseCheck({ caseId, kind }: Slots['case.beside']) {
  const mayRead = may(useMe(), 'customers.read');
  if (kind !== 'complaint' || !mayRead) return null;
  return <CheckSection key={caseId} where={{ place: 'complaint', id: caseId }} />;
}
