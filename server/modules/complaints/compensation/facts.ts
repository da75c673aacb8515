import {
  compensationApproved,
  compensationPaid,
  compensationProposed,
  compensationReleased,
  compensationReversed,
} from '@tongli/contracts/complaints';

export const compensationFacts = [
  compensationProposed,
  compensationApproved,
  compensationReleased,
  compensationPaid,
  compensationReversed,
] as const;
