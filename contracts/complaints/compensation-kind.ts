import { z } from 'zod';

/** What is done rather than given: replaced 更换, repaired 维修, done once more 重做. */
export const remedyKind = z.enum(['replacement', 'repair', 'redo']);

/** Money 现金, voucher 代金券, waiver 减免, a gift with an apology 致歉礼品, and remedies: all of them counted at what they cost. */
export const compensationKind = z.enum(['money', 'voucher', 'waiver', 'gift', ...remedyKind.options]);
export type CompensationKind = z.infer<typeof compensationKind>;

/** Somebody does it until a day, and shows that it is done. */
export const isRemedy = (kind: CompensationKind): boolean => remedyKind.safeParse(kind).success;
