import { getComplaintGroup } from '@tongli/contracts/complaints';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';

/** Above the answer of a case that leads others: this form answers it alone, and where all are answered. */
export function GroupNotice({ complaintId }: { complaintId: string }) {
  const { t } = useTranslation();
  const group = useRead(getComplaintGroup, { params: { id: complaintId } }, { staleTime: 15_000 }).data?.group;
  if (group?.state !== 'open') return null;
  const leads = group.masterId === complaintId;
  return (
    <Alert
      type="info"
      showIcon
      className="form-notice"
      title={t(leads ? 'complaints.group.leads-notice' : 'complaints.group.follows-notice', {
        count: group.members.length - 1,
        number: group.number,
      })}
    />
  );
}
