import { randomUUID } from 'node:crypto';
import type { Request } from './aims.ts';
import type { Rows } from './rows.ts';

const words = { text: 'x', reason: 'x' };

/** What goes to and fro with the customer of a case. */
export function ofFeedback(rows: Rows): Readonly<Record<string, Request>> {
  const complaint = { params: { id: rows.complaint } };
  return {
    'complaints.get-feedback': complaint,
    'complaints.list-letters': complaint,
    'complaints.draft-letter': { ...complaint, query: { kind: 'acknowledgement' } },
    'complaints.send-letter': {
      ...complaint,
      body: { templateId: randomUUID(), templateVersion: 0, language: 'zh', subject: 'x', body: 'x' },
    },
    'complaints.ask': { ...complaint, body: words },
    'complaints.note-answer': { params: { ...complaint.params, questionId: randomUUID() }, body: words },
    'complaints.withdraw-question': { params: { ...complaint.params, questionId: randomUUID() }, body: words },
    'complaints.appeal': { ...complaint, body: words },
  };
}

/** Operations that find what they are about by other means, and why that is right. */
export const feedbackOtherwise: Readonly<Record<string, string>> = {
  'complaints.follow-request-in-portal': 'opened by a signed link',
  'complaints.rate-request-in-portal': 'opened by a signed link',
  'complaints.answer-question': 'opened by a signed link',
  'complaints.accept-answer': 'opened by a signed link',
  'complaints.rate-answer': 'opened by a signed link',
  'complaints.appeal-in-portal': 'opened by a signed link',
  'complaints.use-return-code': 'opened by a code that was sent to the customer',
  'complaints.change-letter-template': 'of the installation',
  'complaints.list-letter-editions': 'of the installation',
  'complaints.change-evidence-format': 'of the installation',
  'complaints.list-evidence-format-editions': 'of the installation',
  'complaints.review-appeal': 'of a case, by branch and project; asserted in complaints/feedback/feedback.api.ts',
  'complaints.decide-appeal': 'of a case, by branch and project; asserted in complaints/feedback/feedback.api.ts',
  'complaints.record-visit': 'of a case, by branch and project; asserted in complaints/feedback/feedback.api.ts',
};
