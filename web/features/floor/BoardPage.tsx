import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../api/session.ts';
import { useAddress } from '../../ui/address.ts';
import { Page } from '../../ui/Page.tsx';
import { pageFile } from '../../ui/page-file.ts';
import { Section } from '../../ui/record/Section.tsx';
import { RowsSkeleton } from '../../ui/Skeletons.tsx';
import '../../ui/floor/floor.css';
import { AgentDrawer } from './AgentDrawer.tsx';
import { AgentGrid } from './AgentGrid.tsx';
import { AlertStrip, type Leads, useAlerts } from './AlertStrip.tsx';
import { BroadcastDrawer } from './BroadcastDrawer.tsx';
import { useSupervising } from './call/supervising.ts';
import type { OutageCause } from './OutageForms.tsx';
import { OutageDrawer, OutageStrip } from './Outages.tsx';
import { QueueDrawer } from './QueueDrawer.tsx';
import { QueueTable } from './QueueTable.tsx';
import { type LiveBoard, useBoard } from './useBoard.ts';

const SuperviseBar = lazy(pageFile(() => import('./call/SuperviseBar.tsx')));

/** What is open above the board; a queue or an agent stands in the address, a form does not. */
interface Above {
  readonly form: 'broadcast' | 'outage';
  readonly queueId: string | null;
  readonly cause?: OutageCause | undefined;
}

function useAbove() {
  const [search, change] = useAddress();
  const [above, setAbove] = useState<Above | null>(null);
  const open = (form: Above['form'], queueId: string | null = null, cause?: OutageCause) => {
    change({ queue: undefined, agent: undefined });
    setAbove({ form, queueId, cause });
  };
  const leads: Leads = {
    agent: (agent) => change({ agent, queue: undefined }),
    queue: (queue) => change({ queue, agent: undefined }),
    outage: (queueId, cause) => open('outage', queueId, cause),
  };
  return { search, change, above, open, leads, close: () => setAbove(null) };
}

function Drawers({ live, at }: { live: LiveBoard; at: ReturnType<typeof useAbove> }) {
  const { search, change, above, open, close } = at;
  const queue = live.queues.find(({ id }) => id === search.queue);
  const agent = live.agents.find((line) => line.agent.id === search.agent);
  if (above?.form === 'broadcast') return <BroadcastDrawer live={live} queueId={above.queueId} onClose={close} />;
  if (above?.form === 'outage') {
    const ids = above.queueId === null ? live.queues.map(({ id }) => id) : [above.queueId];
    return <OutageDrawer live={live} queueIds={ids} cause={above.cause ?? 'broken'} onClose={close} />;
  }
  if (agent) return <AgentDrawer line={agent} live={live} onClose={() => change({ agent: undefined })} />;
  if (!queue) return null;
  return (
    <QueueDrawer
      line={queue}
      live={live}
      onAgents={() => change({ of: queue.id, queue: undefined })}
      onBroadcast={() => open('broadcast', queue.id)}
      onOutage={() => open('outage', queue.id)}
      onClose={() => change({ queue: undefined })}
    />
  );
}

function Board({ live, at }: { live: LiveBoard; at: ReturnType<typeof useAbove> }) {
  const { t } = useTranslation();
  const { data } = useAlerts();
  const supervising = useSupervising();
  const heard = supervising?.contactId;
  const { change } = at;
  // What is heard from here on is in the bar, which a drawer would lie across.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it begins.
  useEffect(() => {
    if (heard !== undefined) change({ agent: undefined, queue: undefined });
  }, [heard]);
  const long = new Set((data?.alerts ?? []).flatMap(({ agentId }) => agentId ?? []));
  return (
    <>
      <OutageStrip />
      <AlertStrip live={live} leads={at.leads} />
      <Section title={t('floor.queues')}>
        <QueueTable lines={live.queues} onOpen={({ id }) => at.leads.queue(id)} />
      </Section>
      <Section title={t('floor.agents-count', { count: live.agents.length })}>
        <AgentGrid live={live} long={long} onOpen={({ agent }) => at.leads.agent(agent.id)} />
      </Section>
      <Drawers live={live} at={at} />
      {supervising ? (
        <Suspense fallback={null}>
          <SuperviseBar key={supervising.contactId} supervising={supervising} live={live} />
        </Suspense>
      ) : null}
    </>
  );
}

/** Queues and agents by the second, what wants to be looked at, and what can be done. */
export default function BoardPage() {
  const { t } = useTranslation();
  const live = useBoard();
  const at = useAbove();
  const navigate = useNavigate();
  const supervises = may(useMe(), 'contacts.supervise');
  return (
    <Page
      title={t('floor.title')}
      actions={
        <>
          <Button onClick={() => void navigate({ to: '/floor/wall' })}>{t('floor.wall.open')}</Button>
          {supervises ? (
            <>
              <Button disabled={!live} onClick={() => at.open('broadcast')}>
                {t('floor.act.broadcast')}
              </Button>
              <Button danger disabled={!live} onClick={() => at.open('outage')}>
                {t('floor.act.outage')}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      {live ? <Board live={live} at={at} /> : <RowsSkeleton />}
    </Page>
  );
}
