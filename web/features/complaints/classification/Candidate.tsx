import type { ClassCandidate, ClassDimension, ClassSuggestion } from '@tongli/contracts/complaints';
import { Button, Form, Input } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '../../../ui/numbers.ts';
import { useClassWords } from './class-names.ts';
import { fieldOf } from './suggestions.ts';

interface CandidateProps {
  readonly dimension: ClassDimension;
  readonly candidate: ClassCandidate;
  readonly isFirst: boolean;
}

/** One click takes it. */
function Candidate({ dimension, candidate, isFirst }: CandidateProps) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const words = useClassWords();
  const { percent } = useNumbers();
  const field = fieldOf(dimension);
  const isChosen = Form.useWatch(field, { form, preserve: true }) === candidate.code;
  const name = words(dimension, candidate.path);
  return (
    <Button
      size="small"
      type={isFirst && !isChosen ? 'dashed' : 'text'}
      aria-pressed={isChosen}
      aria-label={t('complaints.class.take', { name, confidence: percent(candidate.confidence, 0) })}
      onClick={() => form.setFieldValue(field, candidate.code)}
    >
      {isChosen ? '✓ ' : ''}
      {name} {percent(candidate.confidence, 0)}
    </Button>
  );
}

/** What nobody would choose is not offered beside the first. */
const leastConfidence = 0.01;

/** The first, and others that may be meant as well. */
export function Candidates({ of: { dimension, candidates } }: { of: ClassSuggestion }) {
  return candidates
    .filter(({ confidence }, at) => at === 0 || confidence >= leastConfidence)
    .map((candidate, at) => (
      <Candidate key={candidate.code} dimension={dimension} candidate={candidate} isFirst={at === 0} />
    ));
}

/** The form remembers that suggestions were before whoever filled it in. */
export function ShownMark({ of }: { of: readonly ClassSuggestion[] }) {
  const form = Form.useFormInstance();
  const isShown = of.some(({ candidates }) => candidates.length > 0);
  useEffect(() => {
    if (isShown) form.setFieldValue('suggestionShown', true);
  }, [isShown, form]);
  return (
    <Form.Item name="suggestionShown" hidden>
      <Input />
    </Form.Item>
  );
}

/** Below a field: what the house would choose for it, how sure it is, and by which words. Nothing where it knows nothing. */
export function FieldSuggestion({ of, dimension }: { of: readonly ClassSuggestion[]; dimension: ClassDimension }) {
  const { t } = useTranslation();
  const found = of.find((one) => one.dimension === dimension);
  if (!found || found.candidates.length === 0) return null;
  const words = found.words.map((word) => t('complaints.class.quoted', { word })).join(t('complaints.list-separator'));
  return (
    <p>
      <span className="quiet">{t('complaints.class.field-suggested')}</span>
      <Candidates of={found} />
      {words === '' ? null : <span className="quiet">{t('complaints.class.because', { words })}</span>}
    </p>
  );
}
