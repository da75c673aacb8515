import * as contract from '@tongli/contracts/imports';
import { csvText } from '../platform/tabular/csv-writer.ts';
import type { World } from './world.ts';

type Rows = readonly (readonly string[])[];

/** The way of a table through the import machine, as the administrator or somebody else. */
export function importsOf(world: () => World, importable: string) {
  const get = async (id: string, as = 'admin') =>
    (await world().request(as, contract.getRun, { params: { id } })).reply;
  const upload = (rows: Rows, as = 'admin') =>
    world().request(as, contract.uploadTable, {
      query: { importable, fileName: 'table.csv' },
      upload: Buffer.from(csvText(rows)),
    });
  const checked = async (rows: Rows, as = 'admin') => {
    const { id, mapping } = (await upload(rows, as)).reply;
    await world().request(as, contract.checkRun, { params: { id }, body: { mapping } });
    await world().house.settle();
    return get(id, as);
  };
  const start = async (id: string, as = 'admin') => {
    const answer = await world().request(as, contract.startRun, { params: { id } });
    if (answer.status !== 200) throw new Error(`imports: ${answer.problem.code}`);
    await world().house.settle();
    return get(id, as);
  };
  return {
    get,
    upload,
    checked,
    start,
    imported: async (rows: Rows) => start((await checked(rows)).id),
    undo: async (id: string) => {
      const answer = await world().request('admin', contract.undoRun, { params: { id } });
      await world().house.settle();
      return answer;
    },
    /** `line column code` of what is wrong. */
    errorsOf: async (id: string, as = 'admin') => {
      const { reply } = await world().request(as, contract.listCellErrors, { params: { id } });
      return reply.errors.map(({ line, column, code }) => `${line} ${column} ${code}`);
    },
  };
}
