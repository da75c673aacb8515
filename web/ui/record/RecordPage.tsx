import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useAddress } from '../address.ts';
import { Page } from '../Page.tsx';
import { type Fact, Facts } from './Facts.tsx';

export interface RecordTab {
  readonly key: string;
  readonly label: string;
  readonly content: ReactNode;
}

interface RecordPageProps {
  title: string;
  /** Beside the title: the state as a `StateTag`. */
  state?: ReactNode;
  lead?: ReactNode;
  /** The row of facts under the title: owner, limit, next action. */
  facts?: readonly Fact[];
  /** `ActButton`s, the primary one last. */
  actions?: ReactNode;
  /** Between facts and body, such as a stepper or a notice. */
  above?: ReactNode;
  tabs?: readonly RecordTab[];
  children?: ReactNode;
  /** The right column: timeline, guide. */
  aside?: ReactNode;
}

/** Tabs whose choice is in the address. */
function AddressTabs({ tabs }: { tabs: readonly RecordTab[] }) {
  const [search, change] = useAddress();
  const first = tabs[0]?.key;
  const active = tabs.find((tab) => tab.key === search.tab)?.key ?? first ?? '';
  return (
    <Tabs
      activeKey={active}
      onChange={(key) => change({ tab: key === first ? undefined : key })}
      items={tabs.map(({ key, label, content }) => ({ key, label, children: content }))}
    />
  );
}

/** The record pattern: header with state, facts and acts; body in tabs or plain; one column aside. */
export function RecordPage({ title, state, lead, facts, actions, above, tabs, children, aside }: RecordPageProps) {
  return (
    <Page title={title} beside={state} lead={lead} actions={actions}>
      {facts ? <Facts facts={facts} /> : null}
      {above}
      <div className={aside ? 'record-columns' : 'record'}>
        <div className="record-body">
          {children}
          {tabs ? <AddressTabs tabs={tabs} /> : null}
        </div>
        {aside ? <aside className="record-aside">{aside}</aside> : null}
      </div>
    </Page>
  );
}
