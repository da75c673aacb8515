import { getContactSettings, type Presence, setPresence } from '@tongli/contracts/contacts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { useBilingual } from '../../../ui/language.ts';
import { actOfKey } from '../keys.ts';

const keptMs = 5 * 60_000;

/** Reasons for not being ready, those in use for choosing and all of them for reading. */
export function useReasons() {
  const { t, i18n } = useTranslation();
  const pick = useBilingual();
  const { data } = useRead(getContactSettings, {}, { staleTime: keptMs });
  const names = new Map(data?.reasons.map(({ code, name }) => [code, pick(name)]));
  return {
    choices: (data?.reasons ?? [])
      .filter(({ retired }) => !retired)
      .map(({ code, name }) => [code, pick(name)] as const),
    /** A reason of the system's own has words here; one that nobody knows stands for itself. */
    words: (code: string) =>
      names.get(code) ?? (i18n.exists(`contacts.reason.${code}`) ? t(`contacts.reason.${code}`) : code),
  };
}

/** Says of oneself that one is ready or not. */
export function useSetStatus() {
  const act = useAct(setPresence);
  return {
    act,
    ready: () => act.mutate({ body: { status: 'ready' } }),
    notReady: (reason: string) => act.mutate({ body: { status: 'notReady', reason } }),
    signOut: () => act.mutate({ body: { status: 'signedOut' } }),
  };
}

export type SetStatus = ReturnType<typeof useSetStatus>;

interface StatusKeys {
  readonly presence: Presence;
  readonly status: SetStatus;
  readonly reasons: readonly (readonly [string, string])[];
  readonly onMenu: () => void;
}

/** Alt+R turns ready and not ready about, Alt+S opens the choice of reasons: on every page, also while typing. */
export function useStatusKeys(keys: StatusKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { presence, status, reasons, onMenu } = latest.current;
      const act = actOfKey(event);
      if (act !== 'ready' && act !== 'status') return;
      event.preventDefault();
      const [first] = reasons;
      if (act === 'status' || (presence.status === 'ready' && !first)) onMenu();
      else if (presence.status !== 'ready') status.ready();
      else if (first) status.notReady(first[0]);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
