import { boardTopic, getBoard, getBoardNumbers, listAlerts, listOutages } from '@tongli/contracts/contacts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { useRead } from '../../api/hooks.ts';
import { useProject } from '../../api/project.ts';
import { useRefresh, useTopic } from '../../api/realtime.ts';
import { type AgentLine, lineOf } from './agents.ts';
import { type Board, boardOf, changed, introduced } from './board.ts';
import { type QueueLine, queueLines } from './queues.ts';

/** At the beginning of a shift hundreds sign in: they are read together. */
const introduceMs = 400;
/** What is counted since midnight need not be counted for every contact anew. */
const numbersMs = 2_000;
const usualMs = 15_000;

/** Once in so long, however often it is asked for. */
function useSeldom(act: () => void, milliseconds: number): () => void {
  const timer = useRef<number | undefined>(undefined);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return () => {
    timer.current ??= window.setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, milliseconds);
  };
}

export interface LiveBoard {
  readonly board: Board;
  readonly agents: readonly AgentLine[];
  readonly queues: readonly QueueLine[];
}

/** The board by its topic: a state first, then change by change, and whoever is not known yet is read. */
function useTold(onContacts: () => void, onSettings: () => void): Board | null {
  const [board, setBoard] = useState<Board | null>(null);
  const latest = useRef<Board | null>(null);
  const show = (next: Board) => {
    latest.current = next;
    setBoard(next);
  };
  const introduce = useSeldom(() => {
    const asked = latest.current?.unread ?? new Set();
    call(getBoard, {}).then(
      (state) => latest.current && show(introduced(latest.current, asked, state)),
      // It is tried again with the next change.
      () => undefined,
    );
  }, introduceMs);
  useTopic(boardTopic, '', (news) => {
    if (news.type === 'state') return show(boardOf(news.state));
    if (!latest.current) return undefined;
    show(changed(latest.current, news.change));
    if (news.change.contacts.length > 0) onContacts();
    if (news.change.settings) onSettings();
    if (news.change.settings || latest.current.unread.size > 0) introduce();
    return undefined;
  });
  return board;
}

/** The board with its numbers; null until it was told. */
export function useBoard(): LiveBoard | null {
  const project = useProject();
  const numbers = useRead(getBoardNumbers, {}, { refetchInterval: usualMs });
  const recount = useSeldom(useRefresh(getBoardNumbers), numbersMs);
  const board = useTold(recount, useRefresh(listAlerts, listOutages, getBoardNumbers));
  const agents = useMemo(() => [...(board?.agents.values() ?? [])].map(lineOf), [board?.agents]);
  const counted = numbers.data?.queues;
  const queues = useMemo(
    () => (board ? queueLines(board, agents, counted ?? [], project) : []),
    [board, agents, counted, project],
  );
  return board && { board, agents, queues };
}
