import { randomUUID } from 'node:crypto';
import type { Request } from './aims.ts';
import { ofClasses } from './class-aims.ts';
import { ofRisk } from './risk-aims.ts';
import type { Rows } from './rows.ts';

const bilingual = { zh: 'x', en: 'x' };
/** The first format of replies that comes with the product. */
const suppliedFormat = '00000000-0000-4000-8000-e71de4ce0001';
const words = { text: 'x', message: 'x', reason: 'x' };

/** Repeats, masters and incidents. */
export function ofRepeats(rows: Rows): Readonly<Record<string, Request>> {
  const complaint = { params: { id: rows.complaint } };
  const incident = { params: { id: rows.incident } };
  return {
    'complaints.get-incident': incident,
    'complaints.take-incident': { ...incident, body: { version: 1 } },
    'complaints.set-incident-wording': { ...incident, body: { wording: bilingual, version: 1 } },
    'complaints.approve-incident-wording': { ...incident, body: { version: 1 } },
    'complaints.add-incident-case': { ...incident, body: { complaintNumber: 'x' } },
    'complaints.remove-incident-case': { params: { id: rows.incident, complaintId: rows.complaint } },
    'complaints.close-incident': { ...incident, body: { cause: 'attitude', message: bilingual, version: 1 } },
    'complaints.list-crises': incident,
    'complaints.hand-over-crisis': {
      ...incident,
      body: { level: 'centre', leaderId: randomUUID(), reason: 'x', version: 1 },
    },
    'complaints.take-crisis': { ...incident, body: { version: 1 } },
    'complaints.note-crisis': { ...incident, body: { text: 'x' } },
    'complaints.end-crisis': { ...incident, body: { outcome: 'x', version: 1 } },
    'complaints.get-repeats': complaint,
    'complaints.judge-repeat': { ...complaint, body: { otherId: rows.complaint, verdict: 'different' } },
    'complaints.join-master': { ...complaint, body: { masterId: rows.complaint } },
    'complaints.detach-from-master': { ...complaint, body: words },
    'complaints.get-incident-of-case': complaint,
    ...ofGroups(rows),
  };
}

/** Several complainants as one. */
function ofGroups(rows: Rows): Readonly<Record<string, Request>> {
  const complaint = { params: { id: rows.complaint } };
  const signed = { name: 'x', phone: '13800000001' };
  return {
    'complaints.get-group': complaint,
    'complaints.form-group': { ...complaint, body: { matter: 'x' } },
    'complaints.add-to-group': { ...complaint, body: { complaintNumber: 'x' } },
    'complaints.add-complainants': { ...complaint, body: { complainants: [signed], facts: 'x', demand: 'x' } },
    'complaints.set-spokesperson': { ...complaint, body: { complaintId: rows.complaint, version: 1 } },
    'complaints.except-from-group': {
      params: { id: rows.complaint, memberId: rows.complaint },
      body: { reason: null },
    },
    'complaints.decide-for-group': { ...complaint, body: { text: 'x', version: 1 } },
    'complaints.write-to-group': {
      ...complaint,
      body: { templateId: randomUUID(), templateVersion: 0, language: 'zh', subject: 'x', body: 'x' },
    },
    'complaints.dissolve-group': { ...complaint, body: words },
  };
}

/** Compensation and accountability. */
export function ofSettlements(rows: Rows): Readonly<Record<string, Request>> {
  const complaint = { params: { id: rows.complaint } };
  return {
    'complaints.propose-owner': complaint,
    'complaints.list-extensions': complaint,
    'complaints.ask-extension': { ...complaint, body: { days: 1, reason: 'x' } },
    'complaints.remind': { ...complaint, body: words },
    'complaints.escalate-limit': { ...complaint, body: words },
    'complaints.list-evidence': complaint,
    'complaints.make-evidence': { ...complaint, body: { purpose: 'x', language: 'zh' } },
    'complaints.preview-reply': { ...complaint, body: { formatId: suppliedFormat, version: 0 } },
    'complaints.fetch-evidence': { params: { id: rows.complaint, packId: randomUUID() }, body: {} },
    'complaints.list-case-compensations': complaint,
    'complaints.preview-compensation': { ...complaint, body: {} },
    'complaints.propose-compensation': {
      ...complaint,
      body: { ruleCode: null, kind: 'money', facts: {}, amountMinor: 100, reason: 'x' },
    },
    'complaints.withdraw-compensation': { params: { id: rows.compensation }, body: { reason: 'x', version: 1 } },
    'complaints.pay-compensation': { params: { id: rows.compensation }, body: { reference: 'x', version: 1 } },
    'complaints.fulfil-compensation': { params: { id: rows.compensation }, body: { evidence: 'x', version: 1 } },
    'complaints.reverse-compensation': { params: { id: rows.compensation }, body: { reason: 'x', version: 1 } },
    'complaints.change-compensation-budget': {
      params: { id: rows.budget },
      body: { amountMinor: 100, whenExceeded: 'refuse', version: 1 },
    },
    ...ofRisk(rows),
    ...ofClasses(rows),
    'complaints.list-case-findings': complaint,
    'complaints.record-finding': {
      ...complaint,
      body: { breach: 'attitude', what: 'x', upheld: false, responsible: [] },
    },
    'complaints.decide-sanction': {
      params: { id: rows.sanction },
      body: { measure: null, points: 0, deductionMinor: 0, reason: 'x', version: 1 },
    },
    'complaints.appeal-sanction': { params: { id: rows.sanction }, body: { text: 'x', version: 1 } },
    'complaints.decide-sanction-appeal': {
      params: { id: rows.sanction },
      body: { reverse: true, reason: 'x', version: 1 },
    },
  };
}
