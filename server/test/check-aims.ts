import type { Request } from './aims.ts';
import type { Rows } from './rows.ts';

/** An identity check within a case of the first project. */
export function ofChecks({ complaint: id }: Rows): Readonly<Record<string, Request>> {
  const one = { params: { place: 'complaint', id } };
  return {
    'customers.get-check': one,
    'customers.answer-question': { ...one, body: { question: 'name', answer: 'x' } },
    'customers.send-code': one,
    'customers.try-code': { ...one, body: { code: '000000' } },
    'customers.vouch': { ...one, body: { reason: 'x' } },
    'customers.disclose': { ...one, body: {} },
    'customers.correct': { ...one, body: { name: 'x', phone: '13900000000', email: null } },
  };
}
