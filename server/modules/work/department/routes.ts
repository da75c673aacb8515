import * as contract from '@tongli/contracts/work';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { listDepartments, setDepartmentLimit } from './addressee.ts';
import { departmentRanking, departmentTasks } from './ranking.ts';

export const departmentRoutes: readonly Operation[] = [
  operation(contract.listDepartments, (call) => listDepartments(call)),
  operation(contract.setDepartmentLimit, (call, { params, body }) => setDepartmentLimit(call, params.id, body.minutes)),
  operation(contract.getDepartmentRanking, (call, { query }) => departmentRanking(call, query.month)),
  operation(contract.listDepartmentTasks, (call, { query }) => departmentTasks(call, query)),
];
