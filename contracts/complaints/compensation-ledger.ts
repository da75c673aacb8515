import { z } from 'zod';
import { bilingual, endpoint, id, instant, isoDate, listQuery, page } from '../kernel/index.ts';
import { compensationKind } from './compensation-kind.ts';

const version = z.number().int();
const minor = z.number().int().min(0).max(1_000_000_000);

export const budgetPeriod = z.enum(['month', 'quarter', 'year']);
export type BudgetPeriod = z.infer<typeof budgetPeriod>;
export const whenExceeded = z.enum(['refuse', 'escalate']);

export const compensationBudget = z.object({
  id,
  unitId: id,
  period: budgetPeriod,
  startsOn: isoDate,
  endsOn: isoDate,
  amountMinor: z.number().int(),
  /** Proposed or approved and not paid out yet. */
  reservedMinor: z.number().int(),
  spentMinor: z.number().int(),
  leftMinor: z.number().int(),
  currency: z.string(),
  whenExceeded,
  version,
});
export type CompensationBudget = z.infer<typeof compensationBudget>;

export const ledgerAct = z.enum(['reserved', 'approved', 'released', 'paid', 'reversed']);
export type LedgerAct = z.infer<typeof ledgerAct>;
export const ledgerAccount = z.enum(['budget', 'reserved', 'approved', 'paid']);
export type LedgerAccount = z.infer<typeof ledgerAccount>;

/** One entry of the ledger: so much from one account to another, with everything that it follows from. */
export const ledgerEntry = z.object({
  id,
  at: instant,
  bookedOn: isoDate,
  act: ledgerAct,
  from: ledgerAccount,
  to: ledgerAccount,
  amountMinor: z.number().int(),
  currency: z.string(),
  kind: compensationKind,
  compensationId: id,
  compensationNumber: z.string(),
  complaintId: id,
  complaintNumber: z.string(),
  unitId: id.nullable(),
  rule: bilingual.nullable(),
  actorName: z.string(),
  decidedByName: z.string().nullable(),
  decidedForName: z.string().nullable(),
  reference: z.string().nullable(),
});
export type LedgerEntry = z.infer<typeof ledgerEntry>;

export const ledgerList = {
  filters: {
    act: ['eq', 'in'],
    kind: ['eq', 'in'],
    unitId: ['eq', 'in'],
    bookedOn: ['eq', 'gte', 'lte'],
    complaintNumber: ['starts'],
    compensationNumber: ['starts'],
    ruleCode: ['eq'],
    reference: ['starts'],
    decidedById: ['eq'],
  },
  sorts: ['at', 'bookedOn', 'amountMinor'],
  usualSort: '-at',
} as const;

export const listLedger = endpoint({
  id: 'complaints.list-compensation-ledger',
  method: 'GET',
  path: '/compensation-ledger',
  need: 'complaints.account',
  query: listQuery(ledgerList),
  reply: page(ledgerEntry),
});

/** Sums by unit and month of the business date. */
export const sumLedger = endpoint({
  id: 'complaints.sum-compensation-ledger',
  method: 'GET',
  path: '/compensation-ledger/sums',
  need: 'complaints.account',
  query: z.object({ from: isoDate.default('2000-01-01'), to: isoDate.default('2199-12-31') }),
  reply: z.object({
    sums: z.array(
      z.object({
        unitId: id.nullable(),
        month: isoDate,
        /** Waiting for approval, and approved but not paid. */
        reservedMinor: z.number().int(),
        approvedMinor: z.number().int(),
        paidMinor: z.number().int(),
        count: z.number().int(),
      }),
    ),
    currency: z.string(),
    /** All lines of all accounts: nothing, or the ledger is broken. */
    balanceMinor: z.number().int(),
  }),
});

export const budgetList = {
  filters: { unitId: ['eq', 'in'], period: ['eq'], startsOn: ['lte'], endsOn: ['gte'] },
  sorts: ['startsOn', 'amountMinor'],
  usualSort: '-startsOn',
} as const;

export const listBudgets = endpoint({
  id: 'complaints.list-compensation-budgets',
  method: 'GET',
  path: '/compensation-budgets',
  need: 'complaints.account',
  query: listQuery(budgetList),
  reply: page(compensationBudget),
});

const budgetTerms = { amountMinor: minor, whenExceeded };

/** For the month, quarter or year that the day lies in. It binds the unit and all that is under it. */
export const addBudget = endpoint({
  id: 'complaints.add-compensation-budget',
  method: 'POST',
  path: '/compensation-budgets',
  need: 'complaints.settle',
  body: z.object({ unitId: id, period: budgetPeriod, on: isoDate, ...budgetTerms }),
  reply: compensationBudget,
  creates: true,
});

/** Never below what is reserved and spent already. */
export const changeBudget = endpoint({
  id: 'complaints.change-compensation-budget',
  method: 'PUT',
  path: '/compensation-budgets/:id',
  need: 'complaints.settle',
  params: z.object({ id }),
  body: z.object({ ...budgetTerms, version }),
  reply: compensationBudget,
});
