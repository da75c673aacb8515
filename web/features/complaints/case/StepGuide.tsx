import type { Complaint, StepName } from '@tongli/contracts/complaints';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Slot } from '../../../app/Slot.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Guide } from '../../../ui/record/Guide.tsx';

const sentences = ['1', '2', '3', '4'] as const;

/** Which standard phrases fit a step: first what takes the customer's side. */
const situationsOf: Readonly<Record<StepName, readonly string[]>> = {
  understand: ['complaint', 'colleague-complaint', 'record-information', 'not-understood'],
  explain: ['empathy-although', 'colleague-error', 'colleague-attitude', 'network-fault'],
  divert: ['empathy-although', 'cannot-answer-now', 'declining'],
  'carry-out': ['empathy-immediately', 'cannot-answer-now'],
  'make-good': ['empathy-although', 'declining'],
  advise: ['provide-information', 'closing'],
};

interface StepGuideProps {
  step: StepName;
  complaint: Pick<Complaint, 'number' | 'projectId' | 'customerName'>;
  /** Puts a sentence into the form; left out where nothing is being written. */
  onInsert?: ((text: string) => void) | undefined;
}

function SentenceButtons({ text, onInsert }: { text: string } & Pick<StepGuideProps, 'onInsert'>) {
  const { t } = useTranslation();
  return (
    <>
      {onInsert ? (
        <Button
          type="text"
          size="small"
          aria-label={t('complaints.guide.insert-this', { text })}
          onClick={() => onInsert(text)}
        >
          {t('complaints.guide.insert')}
        </Button>
      ) : null}
      <CopyButton
        small
        text={text}
        name={t('complaints.guide.copy-this', { text })}
        label={t('complaints.guide.copy')}
        done={t('complaints.guide.copied')}
      />
    </>
  );
}

/** The aim of a step and words to say. */
export function StepGuide({ step, complaint, onInsert }: StepGuideProps) {
  const { t } = useTranslation();
  const { number, projectId, customerName } = complaint;
  const words = sentences.map((key) => {
    const text = t(`complaints.guide.${step}.say.${key}`);
    return { key, text, actions: <SentenceButtons text={text} onInsert={onInsert} /> };
  });
  return (
    <Guide
      aimLabel={t('complaints.guide.aim-label')}
      aim={t(`complaints.guide.${step}.aim`)}
      wordsLabel={t('complaints.guide.say-label')}
      words={words}
    >
      <Slot
        name="case.words"
        give={{
          number,
          projectId,
          customerName,
          situations: situationsOf[step],
          actions: (text, onUse) => (
            <SentenceButtons
              text={text}
              onInsert={
                onInsert &&
                ((said) => {
                  onInsert(said);
                  onUse();
                })
              }
            />
          ),
        }}
      />
    </Guide>
  );
}
