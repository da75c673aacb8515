import type { Allowance } from '@tongli/contracts/kernel';
import { startTask, type Task } from '@tongli/contracts/work';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { nextOf, type Part } from './parts.ts';

/** What is for others to do is not offered; what stands in the way of one's own act is said. */
const othersOwn = new Set([
  'forbidden',
  'not-giver',
  'not-owner',
  'not-arbiter',
  'task-not-returned',
  'task-not-in-arbitration',
  'task-started',
]);

function offered(allowance: Allowance | undefined): Allowance | undefined {
  return allowance?.refusal && othersOwn.has(allowance.refusal) ? undefined : allowance;
}

const order: readonly (Part | 'start')[] = [
  'cancel',
  'change',
  'return',
  'dispute',
  'escalate',
  'assign',
  'start',
  'complete',
  'arbitrate',
];

interface TaskActsProps {
  task: Task;
  open: Part | null;
  onOpen: (part: Part) => void;
}

/** The acts on a task; the one that leads on is primary and last. */
export function TaskActs({ task, open, onOpen }: TaskActsProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const start = useAct(startTask);
  const next = nextOf(task);
  if (task.endedAt !== null) return null;
  const acts = [...order.filter((act) => act !== next), ...(next ? [next] : [])].filter((act) => act !== open);
  const press = (act: Part | 'start') => {
    if (act !== 'start') onOpen(act);
    else start.mutate({ params: { id: task.id }, body: { version: task.version } });
  };
  return (
    <>
      {start.error ? <Alert type="error" showIcon role="alert" title={words.ofError(start.error)} /> : null}
      {acts.map((act) => (
        <ActButton
          key={act}
          allowance={offered(task.actions[act])}
          kind={act === next && open === null ? 'primary' : 'plain'}
          pending={act === 'start' && start.isPending}
          onAct={() => press(act)}
        >
          {t(`work.act.${act}`)}
        </ActButton>
      ))}
    </>
  );
}
