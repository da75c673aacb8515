import { type AnswerGiven, type Attempt, saveAnswers } from '@tongli/contracts/people';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../../api/call.ts';
import { ConnectionLost, hasCode } from '../../../api/problem.ts';
import { type Answers, answersOn, asBody, keepUnsaved, readUnsaved, without } from './kept-answers.ts';

/** Whether what is on screen has reached the server; `lost` while it cannot be reached. */
export type Saving = 'saved' | 'saving' | 'lost';

const saveAfterMs = 800;
const tryAgainMs = 3_000;

/**
 * The answers of an exam, saved by themselves. What has not reached the server is kept in this browser and sent again until it
 * has; `onOver` is called when the server says that the time is up.
 */
export function useAnswers(attempt: Attempt, onOver: () => void) {
  const { id } = attempt;
  const [unsaved, setUnsaved] = useState<Answers>(() => readUnsaved(id));
  const [lost, setLost] = useState(false);
  const latest = useRef(unsaved);
  const keep = useCallback(
    (next: Answers) => {
      latest.current = next;
      keepUnsaved(id, next);
      setUnsaved(next);
    },
    [id],
  );
  const send = useCallback(async () => {
    const sent = latest.current;
    if (Object.keys(sent).length === 0) return;
    try {
      await call(saveAnswers, { params: { id }, body: asBody(sent) });
      setLost(false);
      keep(without(latest.current, sent));
    } catch (error) {
      if (error instanceof ConnectionLost) setLost(true);
      else if (hasCode(error, 'time-up') || hasCode(error, 'exam-over')) onOver();
      else setLost(true);
    }
  }, [id, keep, onOver]);
  useEffect(() => {
    if (Object.keys(unsaved).length === 0) return;
    const timer = window.setTimeout(() => void send(), lost ? tryAgainMs : saveAfterMs);
    return () => window.clearTimeout(timer);
  }, [unsaved, lost, send]);
  useEffect(() => {
    if (!lost) return;
    const timer = window.setInterval(() => void send(), tryAgainMs);
    return () => window.clearInterval(timer);
  }, [lost, send]);
  const answer = (place: number, given: AnswerGiven) => keep({ ...latest.current, [place]: given });
  const saving: Saving = lost ? 'lost' : Object.keys(unsaved).length > 0 ? 'saving' : 'saved';
  return { answers: answersOn(attempt.items, unsaved), answer, saving, unsaved, forget: () => keep({}) };
}
