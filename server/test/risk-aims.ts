import { randomUUID } from 'node:crypto';
import type { Request } from './aims.ts';
import type { Rows } from './rows.ts';

/** What is done that a case does not go over our head. */
export function ofRisk(rows: Rows): Readonly<Record<string, Request>> {
  const complaint = { params: { id: rows.complaint } };
  return {
    'complaints.get-case-risk': complaint,
    'complaints.take-interception': { ...complaint, body: {} },
    'complaints.hand-on-interception': { ...complaint, body: { ownerId: randomUUID(), note: 'x', version: 1 } },
    'complaints.add-calming-step': {
      ...complaint,
      body: { what: 'x', ownerId: randomUUID(), dueAt: '2026-03-03T00:00:00Z' },
    },
    'complaints.record-calming-step': { params: { id: rows.complaint, stepId: randomUUID() }, body: { said: 'x' } },
    'complaints.end-interception': { ...complaint, body: { outcome: 'unfounded', note: 'x', version: 1 } },
    'complaints.record-escalation': {
      ...complaint,
      body: { level: 'media', happenedOn: '2026-03-02', told: 'x', recourseTold: true },
    },
    'complaints.see-escalation-tag': { ...complaint, body: {} },
    'complaints.ask-escalation-tag': { ...complaint, body: { reason: 'x', expiresOn: '2026-03-10' } },
    'complaints.decide-escalation-tag': { ...complaint, body: { approved: true, version: 1 } },
    'complaints.lift-escalation-tag': { ...complaint, body: { version: 1 } },
  };
}
