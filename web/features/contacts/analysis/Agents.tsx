import { useNavigate } from '@tanstack/react-router';
import { type AgentNumbers, getAgentNumbers } from '@tongli/contracts/contacts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { Chart } from '../../../ui/chart/Chart.tsx';
import { useChartColours } from '../../../ui/chart/colours.ts';
import type { Column } from '../../../ui/list/column.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { pictureOf } from './drawing.ts';
import { FigureTable } from './FigureTable.tsx';
import { useFigures } from './figures.ts';
import { contactsOf, type Slice } from './slice.ts';

const drawnMost = 30;
const lineHeight = 26;

/** Of the time signed in: with contacts, ready for them, ringing, and not ready. */
const parts = {
  contact: ({ contactSeconds }: AgentNumbers) => contactSeconds,
  idle: ({ idleSeconds }: AgentNumbers) => idleSeconds,
  ring: ({ readySeconds, idleSeconds, contactSeconds, notReadySeconds, signedInSeconds }: AgentNumbers) =>
    Math.max(0, Math.min(readySeconds, signedInSeconds - notReadySeconds) - idleSeconds - contactSeconds),
  notReady: ({ notReadySeconds }: AgentNumbers) => notReadySeconds,
} as const;
const partKeys = ['contact', 'idle', 'ring', 'notReady'] as const;

function Picture({ agents }: { agents: readonly AgentNumbers[] }) {
  const { t } = useTranslation();
  const colours = useChartColours();
  const { share } = useFigures();
  const names = partKeys.map((key) => t(`contacts.analysis.part.${key}`));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language alone.
  const option = useMemo(() => {
    const shown = agents.slice(0, drawnMost);
    return pictureOf({
      labels: shown.map(({ agentName }) => agentName),
      colours,
      figure: (value) => share(value),
      lying: true,
      series: partKeys.map((key, index) => ({
        ...{ name: names[index] ?? '', kind: 'bar', colour: index, stack: 'time' },
        values: shown.map((one) => parts[key](one) / Math.max(1, one.signedInSeconds)),
      })),
    });
  }, [agents, colours, names.join()]);
  const height = 60 + Math.min(agents.length, drawnMost) * lineHeight;
  return <Chart option={option} label={t('contacts.analysis.agents-words')} height={height} />;
}

function useColumns({ from, to }: Pick<Slice, 'from' | 'to'>): Column<AgentNumbers>[] {
  const { t } = useTranslation();
  const { count, share, span } = useFigures();
  const lasted = (key: 'signedInSeconds' | 'contactSeconds' | 'idleSeconds' | 'notReadySeconds') => ({
    key,
    title: t(`contacts.analysis.agent.${key}`),
    number: true,
    text: (one: AgentNumbers) => span(one[key]),
  });
  const counted = (key: 'handled' | 'notTaken') => ({
    key,
    title: t(`contacts.analysis.agent.${key}`),
    number: true,
    text: (one: AgentNumbers) => count(one[key]),
  });
  return [
    {
      key: 'name',
      title: t('contacts.column.agent'),
      phone: 'title',
      grows: true,
      text: ({ agentName }) => agentName,
    },
    lasted('signedInSeconds'),
    lasted('contactSeconds'),
    lasted('idleSeconds'),
    lasted('notReadySeconds'),
    {
      key: 'occupancy',
      title: t('contacts.analysis.agent.occupancy'),
      number: true,
      text: ({ occupancy }) => share(occupancy),
      card: ({ agentId }) => ({ code: 'occupancy', span: { from, to }, person: agentId }),
    },
    counted('handled'),
    counted('notTaken'),
  ];
}

/** What agents' time was made of. */
export function Agents({ slice: { from, to, unitId, agentId, ...rest } }: { slice: Slice }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { zone } = useSite();
  const columns = useColumns({ from, to });
  const query = { from, to, ...(unitId ? { unitId } : {}), ...(agentId ? { agentId } : {}) };
  const read = useRead(getAgentNumbers, { query }, { placeholderData: (previous) => previous });
  return (
    <Read of={read}>
      {({ agents }) => {
        if (agents.length === 0) return <p className="quiet">{t('contacts.analysis.nobody')}</p>;
        const sorted = agents.toSorted((a, b) => b.contactSeconds - a.contactSeconds);
        return (
          <Section title={t('contacts.analysis.agents')}>
            <Picture agents={sorted} />
            {agents.length > drawnMost ? (
              <p className="section-note">{t('contacts.analysis.agents-note', { count: drawnMost })}</p>
            ) : null}
            <FigureTable<AgentNumbers>
              label={t('contacts.analysis.agents')}
              slice={{ from, to }}
              rows={sorted}
              rowKey={(one) => one.agentId}
              onOpen={(one) => void navigate({ href: contactsOf({ from, to, ...rest, agentId: one.agentId }, zone) })}
              columns={columns}
            />
          </Section>
        );
      }}
    </Read>
  );
}
