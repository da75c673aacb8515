import { getOrganisation } from '@tongli/contracts/org';
import { Input, Select } from 'antd';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { useAddress } from '../../ui/address.ts';
import { AgentMark } from '../../ui/floor/AgentMark.tsx';
import { type Tile, Tiles } from '../../ui/floor/Tiles.tsx';
import { useBilingual, useLanguage } from '../../ui/language.ts';
import { useNumbers } from '../../ui/numbers.ts';
import { useNow } from '../../ui/Times.tsx';
import { durationText } from '../../ui/time.ts';
import { type AgentFilter, type AgentLine, agentStates, chosen, countStates } from './agents.ts';
import type { LiveBoard } from './useBoard.ts';
import { useStateWords } from './useStateWords.ts';

/** The filter lives in the address, so that a leader keeps their own floor. */
function useFilter(): [AgentFilter, (changes: Partial<Record<keyof AgentFilter, string | null>>) => void] {
  const [search, change] = useAddress();
  const state = agentStates.find((one) => one === search.state) ?? null;
  const filter = { text: search.text ?? '', queueId: search.of ?? null, unitId: search.unit ?? null, state };
  const names = { text: 'text', queueId: 'of', unitId: 'unit', state: 'state' } as const;
  const set = (changes: Partial<Record<keyof AgentFilter, string | null>>) =>
    change(
      Object.fromEntries(
        Object.entries(changes).map(([name, value]) => [names[name as keyof AgentFilter], value || undefined]),
      ),
    );
  return [filter, set];
}

function Filters({
  live,
  filter,
  set,
}: {
  live: LiveBoard;
  filter: AgentFilter;
  set: ReturnType<typeof useFilter>[1];
}) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { number } = useNumbers();
  const { data } = useRead(getOrganisation, {}, { staleTime: 300_000 });
  const used = useMemo(() => new Set(live.agents.map(({ agent }) => agent.unitId)), [live.agents]);
  const units = (data?.units ?? []).filter(({ id }) => used.has(id));
  const counts = countStates(chosen(live.agents, { ...filter, state: null }));
  const select = { allowClear: true, showSearch: { optionFilterProp: 'label' } } as const;
  return (
    <div className="floor-filters">
      <Input
        allowClear
        aria-label={t('floor.filter.name')}
        placeholder={t('floor.filter.name')}
        value={filter.text}
        onChange={({ target }) => set({ text: target.value })}
      />
      <Select
        {...select}
        aria-label={t('floor.filter.queue')}
        placeholder={t('floor.filter.queue')}
        value={filter.queueId}
        options={live.queues.map(({ id, queue }) => ({ value: id, label: pick(queue.name) }))}
        onChange={(queueId?: string | null) => set({ queueId: queueId ?? null })}
      />
      <Select
        {...select}
        aria-label={t('floor.filter.unit')}
        placeholder={t('floor.filter.unit')}
        value={filter.unitId}
        options={units.map(({ id, name }) => ({ value: id, label: pick(name) }))}
        onChange={(unitId?: string | null) => set({ unitId: unitId ?? null })}
      />
      {agentStates.map((state) => (
        <button
          key={state}
          type="button"
          className="state-filter"
          aria-pressed={filter.state === state}
          onClick={() => set({ state: filter.state === state ? null : state })}
        >
          <AgentMark doing={state} />
          {t(`floor.state.${state}`)} <b>{number(counts[state])}</b>
        </button>
      ))}
    </div>
  );
}

interface AgentGridProps {
  live: LiveBoard;
  /** Agents about whom there is an alert. */
  long: ReadonlySet<string>;
  onOpen: (line: AgentLine) => void;
}

/** Agents side by side, coloured and shaped by what they do, with how long they have been at it. */
export function AgentGrid({ live, long, onOpen }: AgentGridProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useStateWords();
  const now = useNow(1000);
  const [filter, set] = useFilter();
  const text = useDeferredValue(filter.text);
  const { queueId, unitId, state } = filter;
  const all = useMemo(
    () => chosen(live.agents, { text, queueId, unitId, state }),
    [live.agents, text, queueId, unitId, state],
  );
  const tileOf = (line: AgentLine): Tile => {
    const time = durationText(Math.max(0, (now - line.since) / 1_000), language);
    const [name, doing] = [line.agent.name, words(line)];
    return {
      id: line.agent.id,
      label: `${name} · ${doing} · ${time}`,
      className: long.has(line.agent.id) ? `doing-${line.state} tile-long` : `doing-${line.state}`,
      content: (
        <>
          <AgentMark doing={line.state} />
          <span className="tile-name">{name}</span>
          <span className="tile-state">
            <span>{doing}</span>
            <span className="figures">{time}</span>
          </span>
        </>
      ),
    };
  };
  return (
    <>
      <Filters live={live} filter={filter} set={set} />
      {all.length === 0 ? (
        <p className="quiet">{t(live.agents.length === 0 ? 'floor.no-agents' : 'floor.none-meant')}</p>
      ) : (
        <Tiles label={t('floor.agents')} all={all} tileOf={tileOf} onOpen={onOpen} />
      )}
    </>
  );
}
