import {
  findingReversed,
  findingUpheld,
  sanctionAppealed,
  sanctionDecided,
  sanctionReversed,
  sanctionUpheld,
} from '@tongli/contracts/complaints';

export const accountabilityFacts = [
  findingUpheld,
  findingReversed,
  sanctionDecided,
  sanctionAppealed,
  sanctionUpheld,
  sanctionReversed,
] as const;
