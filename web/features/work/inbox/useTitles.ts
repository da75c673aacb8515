import { complaintList, listComplaints } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { encodeList } from '../../../api/list.ts';
import { may, useMe } from '../../../api/session.ts';

interface Titled {
  readonly kind: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly number: string;
  readonly title: string;
  readonly detail?: string;
}

export interface Title {
  readonly number: string;
  readonly title: string;
}

type Known = ReadonlyMap<string, Title>;

/** The complaints of somebody's hands by id, by the name that people know them; nothing for whoever may not read them. */
export function useOwnCases(ownerId: string, wanted: boolean): Known {
  const allowed = may(useMe(), 'complaints.read');
  const query = encodeList({
    filters: { ownerId: { eq: ownerId }, state: { ne: 'closed' } },
    sort: complaintList.usualSort,
    limit: 200,
  });
  const { data } = useRead(listComplaints, { query }, { enabled: allowed && wanted, staleTime: 60_000 });
  return new Map(data?.items.map(({ id, number, summary }) => [id, { number, title: summary }]));
}

/** What a piece of work is called: by itself, by the record that it is about, or at least by the duty. */
export function useTitle(cases: Known): (item: Titled) => Title {
  const { t, i18n } = useTranslation();
  return ({ subjectType, subjectId, number, title, detail = '' }) => {
    const known = cases.get(subjectId);
    if (title || known) return { number: number || (known?.number ?? ''), title: title || (known?.title ?? '') };
    if (i18n.exists(`work.duty-of.${detail}`)) return { number, title: t(`work.duty-of.${detail}`) };
    const subject = i18n.exists(`work.subject.${subjectType}`) ? t(`work.subject.${subjectType}`) : subjectType;
    return { number, title: t('work.inbox.untitled', { subject }) };
  };
}
