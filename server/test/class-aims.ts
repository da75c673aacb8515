import { randomUUID } from 'node:crypto';
import type { Request } from './aims.ts';
import type { Rows } from './rows.ts';

/** What a case is about, and what others can learn from it. */
export function ofClasses(rows: Rows): Readonly<Record<string, Request>> {
  const complaint = { params: { id: rows.complaint } };
  const entry = { params: { id: randomUUID() } };
  const name = { zh: '新类', en: 'New class' };
  return {
    'complaints.add-class': { body: { code: `c${randomUUID()}`, parentCode: null, name } },
    'complaints.change-class': {
      params: { code: 'none' },
      body: { name, parentCode: null, position: 0, retired: false, version: 1 },
    },
    'complaints.suggest-classes': { body: { text: '宽带断了三次', complaintId: rows.complaint } },
    'complaints.get-library-standing': complaint,
    'complaints.propose-for-library': { ...complaint, body: { title: 'x', lesson: 'x' } },
    'complaints.get-library-case': entry,
    'complaints.remove-from-library-case': { ...entry, body: { passages: ['xx'], version: 1 } },
    'complaints.release-library-case': { ...entry, body: { read: true, version: 1 } },
    'complaints.decline-library-case': { ...entry, body: { reason: 'x', version: 1 } },
    'complaints.withdraw-library-case': { ...entry, body: { reason: 'x', version: 1 } },
  };
}
