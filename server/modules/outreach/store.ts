import { sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import { inScope } from '../../platform/permissions/scope.ts';
import { signedLink } from '../../platform/personal/signed-link.ts';
import type { OutreachTables } from './tables.ts';

export const tables = (call: Pick<Call, 'tx'>) => call.tx.withTables<OutreachTables>();

/** Surveys belong to a project as a whole. */
export const inProject = (call: Pick<Call, 'scope'>, alias: string) =>
  inScope(call, { project: sql.ref(`${alias}.project_id`) });

/** Answers belong to the unit that was asked about. */
export const inReach = (call: Pick<Call, 'scope'>, alias: string) =>
  inScope(call, { project: sql.ref(`${alias}.project_id`), unit: sql.ref(`${alias}.unit_id`) });

/** The customer's way to their survey. */
export const { token: surveyToken, read: readSurveyToken } = signedLink('survey-link');
