import { getApproval, getTask, type InboxItem } from '@tongli/contracts/work';
import { Button, Drawer } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useNarrow } from '../../../ui/narrow.ts';
import { Read } from '../../../ui/Read.tsx';
import { RowsSkeleton } from '../../../ui/Skeletons.tsx';
import { ApprovalSummary } from '../approval/ApprovalSummary.tsx';
import { DecisionForm } from '../approval/DecisionForm.tsx';
import { ActForm } from '../task/ActForm.tsx';
import { TaskSummary } from '../task/TaskSummary.tsx';
import type { QuickAct } from './acts.ts';

interface QuickActProps {
  item: InboxItem;
  act: QuickAct;
  onClose: () => void;
}

function Cancel({ onClose }: Pick<QuickActProps, 'onClose'>) {
  const { t } = useTranslation();
  return <Button onClick={onClose}>{t('work.act.back')}</Button>;
}

function TaskAct({ item, act, onClose }: QuickActProps & { act: 'complete' | 'return' }) {
  const task = useRead(getTask, { params: { id: item.subjectId } }, { staleTime: 0 });
  return (
    <Read of={task} waiting={<RowsSkeleton rows={4} />}>
      {(data) => (
        <>
          <TaskSummary task={data} />
          <ActForm task={data} act={act} onDone={onClose} cancel={<Cancel onClose={onClose} />} />
        </>
      )}
    </Read>
  );
}

function ApprovalAct({ item, act, onClose }: QuickActProps & { act: 'approve' | 'reject' }) {
  const approval = useRead(getApproval, { params: { id: item.subjectId } }, { staleTime: 0 });
  return (
    <Read of={approval} waiting={<RowsSkeleton rows={4} />}>
      {(data) => (
        <>
          <ApprovalSummary approval={data} />
          <DecisionForm approval={data} act={act} onDone={onClose} cancel={<Cancel onClose={onClose} />} />
        </>
      )}
    </Read>
  );
}

/** An act on one item beside the list: what it is about, a few words, done. */
export default function QuickActDrawer(props: QuickActProps) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const { item, act, onClose } = props;
  const box = useRef<HTMLDivElement>(null);
  // The drawer takes the focus as it opens; the words to write are what it is opened for.
  const focus = (open: boolean) => open && box.current?.querySelector('textarea')?.focus();
  return (
    <Drawer
      open
      onClose={onClose}
      title={t('work.quick.of', { act: t(`work.quick.${act}`), title: item.number })}
      size={narrow ? '100%' : 480}
      destroyOnHidden
      afterOpenChange={focus}
    >
      <div ref={box}>
        {act === 'complete' || act === 'return' ? <TaskAct {...props} act={act} /> : null}
        {act === 'approve' || act === 'reject' ? <ApprovalAct {...props} act={act} /> : null}
      </div>
    </Drawer>
  );
}
