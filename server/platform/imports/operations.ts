import * as contract from '@tongli/contracts/imports';
import { type Call, isRefusal, type Refusal } from '../call.ts';
import { download, type Operation, operation } from '../http/operation.ts';
import { cancelRun, checkRun, startRun, undoRun } from './acting.ts';
import {
  findImportable,
  getRun,
  listErrors,
  listImportables,
  listRuns,
  previewRun,
  readErrorFile,
  readTemplate,
} from './queries.ts';
import { receiveTable } from './receiving.ts';
import type { Importables } from './store.ts';

/** Open to whoever is signed in: each importable asks for the permission that its own declaration names. */
export function importOperations(importables: Importables): readonly Operation[] {
  const reply = async (call: Call, result: { id: string } | Refusal) =>
    isRefusal(result) ? result : getRun(call, importables, result.id);
  return [
    operation(contract.listImportables, async (call) => listImportables(call, importables)),
    download(contract.readTemplate, (call, { params, query }) => readTemplate(call, importables, params.name, query)),
    operation(contract.uploadTable, async (call, { query, upload }) => {
      const importable = findImportable(call, importables, query.importable);
      if (isRefusal(importable)) return importable;
      const scope = call.actor.permissions.get(importable.need) ?? [];
      return reply(call, await receiveTable({ ...call, scope }, importable, query, upload));
    }),
    operation(contract.listRuns, (call, { query }) => listRuns(call, importables, query)),
    operation(contract.getRun, (call, { params }) => getRun(call, importables, params.id)),
    operation(contract.previewRun, (call, { params, body }) => previewRun(call, importables, params.id, body)),
    operation(contract.checkRun, async (call, { params, body }) =>
      reply(call, await checkRun(call, importables, params.id, body)),
    ),
    operation(contract.startRun, async (call, { params, body }) =>
      reply(call, await startRun(call, importables, params.id, body.withoutWrong)),
    ),
    operation(contract.cancelRun, async (call, { params }) =>
      reply(call, await cancelRun(call, importables, params.id)),
    ),
    operation(contract.undoRun, async (call, { params }) => reply(call, await undoRun(call, importables, params.id))),
    operation(contract.listCellErrors, (call, { params, query }) =>
      listErrors(call, importables, params.id, query.after),
    ),
    download(contract.readErrorFile, (call, { params, query }) =>
      readErrorFile(call, importables, params.id, query.language),
    ),
  ];
}
