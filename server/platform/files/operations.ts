import * as contract from '@tongli/contracts/files';
import { type Call, notFound } from '../call.ts';
import { download, type Operation, operation } from '../http/operation.ts';
import { asNobody, readAddress } from './address.ts';
import { openFile } from './files.ts';
import { receiveFile } from './receive.ts';
import { type Stager, withdrawFile } from './staging.ts';

const account = ({ actor }: Call): Stager => {
  if (actor.id === null) throw new Error('files: nobody is signed in');
  return { accountId: actor.id };
};

const withdraw = async (call: Call, id: string, by: Stager) => ((await withdrawFile(call, id, by)) ? {} : notFound);

/** Files come in before the record that takes them, and go out by signed addresses alone. */
export const fileOperations: readonly Operation[] = [
  operation(contract.stageFile, (call, { query, upload }) =>
    receiveFile(call, { name: query.name, by: account(call), upload }),
  ),
  operation(contract.withdrawFile, (call, { params }) => withdraw(call, params.id, account(call))),
  operation(contract.stageInPortal, (call, { query, upload }) =>
    receiveFile(call, { name: query.name, by: { draftId: query.draft }, upload }),
  ),
  operation(contract.withdrawInPortal, (call, { params, query }) =>
    withdraw(call, params.id, { draftId: query.draft }),
  ),
  download(contract.readFile, async (call, { params }) => {
    const fileId = readAddress(call, params.token);
    return (fileId && (await openFile(call, fileId))) || notFound;
  }),
  download(contract.readFileInPortal, async (call, { params }) => {
    const fileId = readAddress(asNobody(call), params.token);
    return (fileId && (await openFile(call, fileId))) || notFound;
  }),
];
