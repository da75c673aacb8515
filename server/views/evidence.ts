import { evidenceJob } from '../modules/complaints/index.ts';
import { contactsWithin } from '../modules/contacts/index.ts';

/** Makes the archive of a case, with what was said with its customer and recorded meanwhile. */
export const makeEvidence = evidenceJob(contactsWithin);
