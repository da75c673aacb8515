import { z } from 'zod';

/** Money 现金, voucher 代金券, waiver 减免, a gift with an apology 致歉礼品: all of them counted at what they cost. */
export const compensationKind = z.enum(['money', 'voucher', 'waiver', 'gift']);
export type CompensationKind = z.infer<typeof compensationKind>;
