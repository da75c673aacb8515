import type { Endpoint, ReplyOf } from '@tongli/contracts/kernel';
import { useRef } from 'react';
import { type Act, useAct } from '../../api/hooks.ts';
import { isRefusal } from '../../api/problem.ts';
import type { Input } from '../../api/request.ts';

export interface Submit<E extends Endpoint> {
  readonly act: Act<E>;
  readonly send: (input: Input<E>) => void;
}

export interface Heard<E extends Endpoint> {
  onDone: (reply: ReplyOf<E>) => void;
  /** True when it is told elsewhere what happened, and not by the form. */
  onRefused?: ((error: Error) => boolean) | undefined;
  /** Sends in place of the server's own operation, where there is none. */
  sendBy?: ((input: Input<E>) => Promise<ReplyOf<E>>) | undefined;
}

/**
 * Sends a form once: a second press while the first is under way does nothing, and a repeat after a lost connection
 * carries the same key, so that nothing is created twice. After a refusal nothing exists and the next try is new.
 */
export function useSubmit<E extends Endpoint>(endpoint: E, { onDone, onRefused, sendBy }: Heard<E>): Submit<E> {
  const key = useRef(crypto.randomUUID());
  const sending = useRef(false);
  const renew = () => {
    key.current = crypto.randomUUID();
  };
  const act = useAct(
    endpoint,
    (reply) => {
      renew();
      onDone(reply);
    },
    sendBy,
  );
  const send = (input: Input<E>) => {
    if (sending.current) return;
    sending.current = true;
    act.mutate(
      { ...input, idempotencyKey: key.current },
      {
        onError: (error) => {
          if (isRefusal(error)) renew();
          if (onRefused?.(error)) act.reset();
        },
        onSettled: () => {
          sending.current = false;
        },
      },
    );
  };
  return { act, send };
}
