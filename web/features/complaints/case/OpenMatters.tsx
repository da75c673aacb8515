import { Link } from '@tanstack/react-router';
import type { Complaint, OpenMatter } from '@tongli/contracts/complaints';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../../ui/address.ts';
import type { Check } from '../../../ui/record/Checklist.tsx';
import { matterWays } from './matters.ts';

function Way({ complaint, code }: { complaint: Complaint; code: string }) {
  const { t } = useTranslation();
  const [, change] = useAddress();
  const way = matterWays[code];
  if (!way) return null;
  const words = t('complaints.act.close-see');
  if ('path' in way) return <Link to={way.path(complaint)}>{words}</Link>;
  return (
    <Button type="link" size="small" onClick={() => change({ tab: way.tab })}>
      {words}
    </Button>
  );
}

/** What other parts of the house still have open about the case, as lines of the checklist before closing. */
export function useOpenMatters(complaint: Complaint): Check[] {
  const { t } = useTranslation();
  const lineOf = ({ code, params }: OpenMatter): Check => ({
    key: `matter.${code}`,
    label: t(`complaints.open-matter.${code}`, { ...params }),
    met: false,
    missing: <Way complaint={complaint} code={code} />,
  });
  return complaint.openMatters.map(lineOf);
}
