import AuditOutlined from '@ant-design/icons/es/icons/AuditOutlined';
import CheckSquareOutlined from '@ant-design/icons/es/icons/CheckSquareOutlined';
import ClockCircleOutlined from '@ant-design/icons/es/icons/ClockCircleOutlined';
import CommentOutlined from '@ant-design/icons/es/icons/CommentOutlined';
import HeartOutlined from '@ant-design/icons/es/icons/HeartOutlined';
import RollbackOutlined from '@ant-design/icons/es/icons/RollbackOutlined';
import SolutionOutlined from '@ant-design/icons/es/icons/SolutionOutlined';
import type { InboxKind } from '@tongli/contracts/work';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../ui/inbox/inbox.css';

const icons: Readonly<Record<InboxKind, ComponentType>> = {
  promise: HeartOutlined,
  task: CheckSquareOutlined,
  return: RollbackOutlined,
  arbitration: AuditOutlined,
  approval: SolutionOutlined,
  limit: ClockCircleOutlined,
  mention: CommentOutlined,
};

/** What kind of thing waits: an icon and a word. */
export function KindMark({ kind }: { kind: InboxKind }) {
  const { t } = useTranslation();
  const Icon = icons[kind];
  return (
    <span className="kind-mark">
      <Icon />
      {t(`work.kind.${kind}`)}
    </span>
  );
}
