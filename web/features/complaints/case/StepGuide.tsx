import type { StepName } from '@tongli/contracts/complaints';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Guide } from '../../../ui/record/Guide.tsx';

const sentences = ['1', '2', '3', '4'] as const;

interface StepGuideProps {
  step: StepName;
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
export function StepGuide({ step, onInsert }: StepGuideProps) {
  const { t } = useTranslation();
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
    />
  );
}
