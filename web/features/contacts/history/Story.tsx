import { Link } from '@tanstack/react-router';
import type { ContactRecord } from '@tongli/contracts/contacts';
import { useTranslation } from 'react-i18next';
import { Timeline } from '../../../ui/record/Timeline.tsx';
import { Duration } from '../../../ui/Times.tsx';
import { toneOfContact, useContactWords } from '../words.ts';

type Entry = ContactRecord['log'][number];

function Below({ entry, record }: { entry: Entry; record: ContactRecord }) {
  const { t } = useTranslation();
  const words = useContactWords();
  const decision = record.decisions.find(({ id }) => id === entry.decisionId);
  const last = entry.seq === record.log.at(-1)?.seq;
  return (
    <>
      <span>
        {words.state(entry)}
        {entry.state === 'closed' || (last && record.state === 'closed') ? null : (
          <>
            {' '}
            <Duration seconds={entry.seconds} />
          </>
        )}
        {entry.queueName ? ` · ${words.queue(entry)}` : ''}
      </span>
      {decision ? (
        <>
          {'\n'}
          {words.ofCode('rule', decision.rule)}{' '}
          <Link to="." search={{ tab: 'routing' } as never}>
            {t('contacts.record.why')}
          </Link>
        </>
      ) : null}
    </>
  );
}

/** Everything that became of it, second by second, in words. */
export function Story({ record }: { record: ContactRecord }) {
  const { t } = useTranslation();
  const words = useContactWords();
  const entries = record.log.map((entry) => ({
    key: String(entry.seq),
    at: entry.at,
    title: words.ofCode('cause', entry.cause),
    who: entry.agentName || entry.byName || undefined,
    tone: toneOfContact({ ...entry, outcome: record.outcome }),
    body: <Below entry={entry} record={record} />,
  }));
  return <Timeline entries={entries} label={t('contacts.record.story')} />;
}
