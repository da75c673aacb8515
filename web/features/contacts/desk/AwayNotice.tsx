import type { Presence } from '@tongli/contracts/contacts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { KeyMark } from '../KeyMark.tsx';
import { useSetStatus } from '../presence/useStatus.ts';

/** Not ready, and not by one's own word. */
const reasons = ['noAnswer', 'reconnected', 'forced'] as const;

export const unasked = ({ status, reason }: Pick<Presence, 'status' | 'reason'>) =>
  status === 'notReady' ? (reasons.find((one) => one === reason) ?? null) : null;

/** Nothing rings any more, and the agent has not said so: why, and the way back. */
export function AwayNotice({ presence }: { presence: Presence }) {
  const { t } = useTranslation();
  const problem = useProblemWords();
  const { act, ready } = useSetStatus();
  const reason = unasked(presence);
  if (reason === null) return null;
  return (
    <p className="talk-notice" role="alert">
      <span>
        {t(`contacts.away-notice.${reason}`)}
        {act.error ? ` ${problem.ofError(act.error)}` : null}
      </span>{' '}
      <Button size="small" loading={act.isPending} onClick={ready}>
        {t('contacts.away-notice.again')} <KeyMark act="ready" />
      </Button>
    </p>
  );
}
