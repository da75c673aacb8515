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

const arrivingMs = 2_000;
const ownMoves = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** Holds a place at the top of what scrolls while the parts above it are still coming, until the reader moves by themselves. */
function holdInView(place: HTMLElement): () => void {
  const hold = new ResizeObserver(() => place.scrollIntoView({ block: 'start' }));
  const end = () => {
    hold.disconnect();
    window.clearTimeout(timer);
    for (const move of ownMoves) window.removeEventListener(move, end);
  };
  const timer = window.setTimeout(end, arrivingMs);
  for (const move of ownMoves) window.addEventListener(move, end, { passive: true });
  hold.observe(place.parentElement ?? place);
  return end;
}

/** Who comes to a tab by an address, and not by pressing it, is taken there past what stands above. */
function usePlace(key: string | null) {
  const place = useRef<HTMLDivElement>(null);
  const pressed = useRef<string | null>(null);
  useEffect(() => {
    if (key === null || pressed.current === key || !place.current) return undefined;
    pressed.current = null;
    return holdInView(place.current);
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
