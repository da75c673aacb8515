import * as contract from '@tongli/contracts/complaints';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { draftLetter, listLetters, sendLetter } from './letters.ts';
import { addTemplate, changeTemplate, listEditions, readTemplates } from './templates.ts';

export const letterRoutes: readonly Operation[] = [
  operation(contract.listLetterTemplates, async (call) => ({ templates: await readTemplates(call) })),
  operation(contract.addLetterTemplate, (call, { body }) => addTemplate(call, body)),
  operation(contract.changeLetterTemplate, (call, { params, body }) => changeTemplate(call, params.id, body)),
  operation(contract.listLetterEditions, (call, { params }) => listEditions(call, params.id)),
  operation(contract.draftLetter, (call, { params, query }) => draftLetter(call, params.id, query)),
  operation(contract.listLetters, (call, { params }) => listLetters(call, params.id)),
  operation(contract.sendLetter, (call, { params, body }) => sendLetter(call, params.id, body)),
];
