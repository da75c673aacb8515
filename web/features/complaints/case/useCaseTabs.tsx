import type { Complaint } from '@tongli/contracts/complaints';
import { type ComponentType, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import type { RecordTab } from '../../../ui/record/RecordPage.tsx';
import { caseTabs } from './tabs.ts';

const contents = new Map<string, ComponentType<{ complaint: Complaint }>>(
  caseTabs.map(({ key, load }) => [key, lazy(load)]),
);

/** The tabs that the reader may see, each loaded when it is first opened. */
export function useCaseTabs(complaint: Complaint): RecordTab[] {
  const { t } = useTranslation();
  const me = useMe();
  return caseTabs
    .filter(({ need }) => need === undefined || may(me, need))
    .map(({ key, label }) => ({ key, label: t(label), content: <TabContent tab={key} complaint={complaint} /> }));
}

function TabContent({ tab, complaint }: { tab: string; complaint: Complaint }) {
  const Content = contents.get(tab);
  return <Suspense fallback={null}>{Content ? <Content complaint={complaint} /> : null}</Suspense>;
}
