import type { Complaint } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../../ui/address.ts';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';

interface Mark {
  readonly tab: string;
  readonly tone: Tone;
  readonly words: string;
}

/** What the case is part of, told before anybody speaks to the customer; each leads to the tab that says more. */
export function CaseMarks({ marks }: Pick<Complaint, 'marks'>) {
  const { t } = useTranslation();
  const [, change] = useAddress();
  const { repeats, incidentNumber, groupNumber, interception } = marks;
  const shown: (Mark | null)[] = [
    interception && { tab: 'risk', tone: 'breached', words: t(`complaints.marks.interception-${interception}`) },
    repeats > 0 ? { tab: 'repeat', tone: 'limit', words: t('complaints.marks.repeats', { count: repeats }) } : null,
    incidentNumber === null
      ? null
      : { tab: 'repeat', tone: 'limit', words: t('complaints.marks.incident', { number: incidentNumber }) },
    groupNumber === null
      ? null
      : { tab: 'group', tone: 'waiting', words: t('complaints.marks.group', { number: groupNumber }) },
  ];
  return shown.map((mark) =>
    mark === null ? null : (
      <button key={mark.words} type="button" className="link" onClick={() => change({ tab: mark.tab })}>
        <StateTag tone={mark.tone}>{mark.words}</StateTag>
      </button>
    ),
  );
}
