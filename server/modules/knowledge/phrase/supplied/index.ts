import type { PhraseContent } from '@tongli/contracts/knowledge';
import { boundsOfService } from './bounds.ts';
import { complaintsAndFaults } from './complaints.ts';
import { courseOfContact } from './course.ts';
import { objections } from './objections.ts';

/** What comes with the product: for every named situation at least one phrase, in both languages. */
export const suppliedPhrases: readonly PhraseContent[] = [
  ...courseOfContact,
  ...boundsOfService,
  ...complaintsAndFaults,
  ...objections,
];
