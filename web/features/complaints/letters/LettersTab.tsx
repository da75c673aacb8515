import { Link } from '@tanstack/react-router';
import { type Complaint, type Letter, listLetters } from '@tongli/contracts/complaints';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Told } from '../../../ui/record/Told.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { LetterForm } from './LetterForm.tsx';

function useWayWords() {
  const { t } = useTranslation();
  return ({ way, refusal }: Letter) => {
    if (way) return t(`complaints.letter.way.${way}`);
    return t(refusal ? 'complaints.letter.way.refused' : 'complaints.letter.way.leaving');
  };
}

function Sent({ complaintId, letter }: { complaintId: string; letter: Letter }) {
  const { t } = useTranslation();
  const wayWords = useWayWords();
  const { id, subject, body, at, byName, kind, way, refusal } = letter;
  return (
    <li>
      <p>
        <strong>{subject}</strong>{' '}
        <StateTag tone={way ? 'done' : refusal ? 'breached' : 'progress'}>{wayWords(letter)}</StateTag>
      </p>
      <Told
        facts={[
          { label: t(`complaints.letter.kind.${kind}`), value: body },
          {
            label: t('complaints.letter.sent'),
            value: (
              <>
                <Instant at={at} /> · {byName}
              </>
            ),
          },
        ]}
      />
      <Link to={`/complaints/${complaintId}/letters/${id}`}>{t('complaints.letter.print')}</Link>
    </li>
  );
}

/** What the customer was told, word for word, and a new letter from a template. */
export default function LettersTab({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation();
  const me = useMe();
  const [writing, setWriting] = useState(false);
  const result = useRead(listLetters, { params: { id: complaint.id } });
  const writes = may(me, 'complaints.handle') && complaint.erasedAt === null;
  return (
    <Section
      title={t('complaints.letter.title')}
      actions={
        writes && !writing ? <Button onClick={() => setWriting(true)}>{t('complaints.letter.write')}</Button> : null
      }
    >
      {writing ? <LetterForm complaint={complaint} onDone={() => setWriting(false)} /> : null}
      <Read of={result}>
        {({ letters }) => (
          <>
            {letters.length === 0 && !writing ? <p className="quiet">{t('complaints.letter.none')}</p> : null}
            <ul>
              {letters.toReversed().map((letter) => (
                <Sent key={letter.id} complaintId={complaint.id} letter={letter} />
              ))}
            </ul>
          </>
        )}
      </Read>
    </Section>
  );
}
