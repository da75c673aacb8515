import { useQueryClient } from '@tanstack/react-query';
import { type Attempt, getAttempt } from '@tongli/contracts/people';
import { useTranslation } from 'react-i18next';
import { readKey, useRead } from '../../../api/hooks.ts';
import { usePathParam } from '../../../ui/address.ts';
import { usePageTitle } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { useSaid } from '../words.ts';
import { ResultView } from './ResultView.tsx';
import { Taking } from './Taking.tsx';
import '../../../ui/exam/exam.css';

function Exam({ attempt, onEnded }: { attempt: Attempt; onEnded: (ended?: Attempt) => void }) {
  const said = useSaid();
  usePageTitle(said(attempt.title));
  return attempt.closedAt === null ? <Taking attempt={attempt} onEnded={onEnded} /> : <ResultView attempt={attempt} />;
}

/** An exam and nothing else: no frame, nothing that distracts. Afterwards its result. */
export default function ExamPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const params = { id: usePathParam('id') };
  // What somebody is answering is not read again under their hands.
  const attempt = useRead(getAttempt, { params }, { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false });
  const ended = (reply?: Attempt) => {
    const key = readKey(getAttempt, { params });
    if (reply) client.setQueryData(key, reply);
    else void client.invalidateQueries({ queryKey: key });
  };
  return (
    <main className="exam" aria-label={t('people.exam.title')}>
      <Read of={attempt}>{(data) => <Exam attempt={data} onEnded={ended} />}</Read>
    </main>
  );
}
