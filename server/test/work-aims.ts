import { randomUUID } from 'node:crypto';
import { personNamed, units } from '../sample/people.ts';
import type { Request } from './aims.ts';
import type { Rows } from './rows.ts';

const hotline = units.find(({ code }) => code === 'hotline')?.id ?? '';

export function ofWork(rows: Rows): Readonly<Record<string, Request>> {
  const task = { params: { id: rows.task } };
  const approval = { params: { id: rows.approval } };
  const said = { parts: [{ text: 'x' }] };
  return {
    'work.get-task': task,
    'work.change-task': { ...task, body: { title: 'x', body: 'x', version: 1 } },
    'work.start-task': { ...task, body: { version: 1 } },
    'work.complete-task': { ...task, body: { version: 1 } },
    'work.cancel-task': { ...task, body: { reason: 'x', version: 1 } },
    'work.assign-task': { ...task, body: { ownerId: personNamed('liwei').id, version: 1 } },
    'work.escalate-task': { ...task, body: { reason: 'x', version: 1 } },
    'work.return-task': { ...task, body: { reason: 'x', version: 1 } },
    'work.dispute-return': { ...task, body: { reason: 'x', version: 1 } },
    'work.arbitrate-task': { ...task, body: { ownerId: personNamed('liwei').id, note: 'x', version: 1 } },
    'work.watch-task': { ...task, body: { watching: true } },
    'work.attach-to-task': { ...task, body: { fileIds: [randomUUID()] } },
    'work.disclose-task-file': { params: { ...task.params, fileId: randomUUID() }, body: { reason: 'x' } },
    'work.list-task-comments': task,
    'work.comment-task': { ...task, body: said },
    'work.set-department-limit': { params: { id: hotline }, body: { minutes: 60 } },
    'work.get-approval': approval,
    'work.approve': { ...approval, body: { version: 1 } },
    'work.reject': { ...approval, body: { reason: 'x', version: 1 } },
    'work.withdraw-approval': { ...approval, body: { version: 1 } },
    'work.list-approval-comments': approval,
    'work.comment-approval': { ...approval, body: said },
  };
}
