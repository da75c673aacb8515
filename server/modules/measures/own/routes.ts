import * as contract from '@tongli/contracts/measures';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { checkWritten, describeVocabulary } from './check.ts';
import { addOwn, archiveOwn, changeOwn } from './commands.ts';
import { listOwn } from './replies.ts';
import type { ReadValueWords } from './values.ts';

export const ownRoutes = (readWords: ReadValueWords): readonly Operation[] => [
  operation(contract.listOwnIndicators, listOwn),
  operation(contract.getFormulaVocabulary, (call) => describeVocabulary(call, readWords)),
  operation(contract.checkFormula, (call, { body }) => checkWritten(call, body, readWords)),
  operation(contract.addOwnIndicator, (call, { body }) => addOwn(call, body, readWords)),
  operation(contract.changeOwnIndicator, (call, { params, body }) => changeOwn(call, params.id, body, readWords)),
  operation(contract.archiveOwnIndicator, (call, { params, body }) => archiveOwn(call, params.id, body)),
];
