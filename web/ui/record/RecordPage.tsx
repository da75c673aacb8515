import { Tabs } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
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

/** Who comes to a tab by an address, and not by pressing it, is taken there past what stands above. */
function usePlace(key: string | null) {
  const place = useRef<HTMLDivElement>(null);
  const pressed = useRef<string | null>(null);
  useEffect(() => {
    if (key === null || pressed.current === key) return undefined;
    pressed.current = null;
    // The page's heading has had the focus by then.
    const frame = requestAnimationFrame(() => place.current?.scrollIntoView({ block: 'start' }));
    return () => cancelAnimationFrame(frame);
  }, [key]);
  return { place, pressed };
}

/** Tabs whose choice is in the address. */
function AddressTabs({ tabs }: { tabs: readonly RecordTab[] }) {
  const [search, change] = useAddress();
  const first = tabs[0]?.key;
  const active = tabs.find((tab) => tab.key === search.tab)?.key ?? first ?? '';
  const { place, pressed } = usePlace(active === first ? null : active);
  const press = (key: string) => {
    pressed.current = key;
    change({ tab: key === first ? undefined : key });
  };
  return (
    <div ref={place}>
      <Tabs
        activeKey={active}
        onChange={press}
        items={tabs.map(({ key, label, content }) => ({ key, label, children: content }))}
      />
    </div>
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
