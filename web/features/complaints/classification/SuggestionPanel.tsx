import {
  type ClassCandidate,
  type ClassDimension,
  type ClassSuggestion,
  suggestClasses,
} from '@tongli/contracts/complaints';
import { Button, Form, Input } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useProject } from '../../../api/project.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { useRested } from '../rested.ts';
import { useClassWords } from './class-names.ts';
import { markedPieces } from './marked.ts';

const fieldOf = { class: 'classCode', product: 'product', area: 'area' } as const;
type Suggested = keyof typeof fieldOf;
const suggested: Suggested[] = ['class', 'product', 'area'];
const fewestLetters = 4;

interface SuggestionPanelProps {
  /** Of a case that is there already: its own words are read. */
  readonly complaintId?: string;
  readonly projectId?: string;
  readonly text?: string;
}

/** While a complaint is written down or classed: what the house would choose, how sure it is, and by which words. One click takes it. */
export function SuggestionPanel({ complaintId, projectId, text }: SuggestionPanelProps) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const [facts, demand] = [Form.useWatch('facts'), Form.useWatch('demand')].map((one) => String(one ?? '').trim());
  const typed = useRested([facts, demand].filter(Boolean).join('\n'));
  const said = text ?? typed;
  const chosenProject = useProject() ?? undefined;
  const project = projectId ?? chosenProject;
  const body = {
    dimensions: suggested,
    ...(complaintId === undefined ? { text: said } : { complaintId }),
    ...(project === undefined ? {} : { projectId: project }),
  };
  const isWorth = said.length >= fewestLetters;
  const { data } = useRead(suggestClasses, { body }, { enabled: isWorth, gcTime: 0, placeholderData: (old) => old });
  const suggestions = isWorth ? (data?.suggestions ?? []) : [];
  const isShown = suggestions.some(({ candidates }) => candidates.length > 0);
  useEffect(() => {
    if (isShown) form.setFieldValue('suggestionShown', true);
  }, [isShown, form]);
  return (
    <>
      <Form.Item name="suggestionShown" hidden>
        <Input />
      </Form.Item>
      {suggestions.length > 0 ? (
        <Section title={t('complaints.class.suggested')}>
          <Decided text={said} suggestions={suggestions} />
          {suggestions.map((one) => (
            <SuggestionLine key={one.dimension} suggestion={one} />
          ))}
          <OverrideReason suggestions={suggestions} />
        </Section>
      ) : null}
    </>
  );
}

/** The customer's words, those marked that decided for the class. */
function Decided({ text, suggestions }: { text: string; suggestions: readonly ClassSuggestion[] }) {
  const { t } = useTranslation();
  const words = suggestions.find(({ words: found }) => found.length > 0)?.words ?? [];
  if (words.length === 0) return null;
  const pieces = markedPieces(text.slice(0, 300), words);
  return (
    <p className="quiet">
      {t('complaints.class.decided-by')}{' '}
      {pieces.map((piece, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name than their place.
        piece.marked ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>,
      )}
    </p>
  );
}

function SuggestionLine({ suggestion }: { suggestion: ClassSuggestion }) {
  const { t } = useTranslation();
  const { dimension, model, casesSoFar, casesNeeded, candidates } = suggestion;
  const label = t(`complaints.class.dimension.${dimension}`);
  if (model === null)
    return (
      <p className="quiet">
        {t('complaints.class.still-learning', { label, cases: casesSoFar ?? 0, needed: casesNeeded })}
      </p>
    );
  if (candidates.length === 0) return <p className="quiet">{t('complaints.class.nothing', { label })}</p>;
  return (
    <p>
      {label}:{' '}
      {candidates.map((candidate, at) => (
        <Candidate key={candidate.code} dimension={dimension} candidate={candidate} isFirst={at === 0} />
      ))}
    </p>
  );
}

interface CandidateProps {
  readonly dimension: ClassDimension;
  readonly candidate: ClassCandidate;
  readonly isFirst: boolean;
}

function Candidate({ dimension, candidate, isFirst }: CandidateProps) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const words = useClassWords();
  const { percent } = useNumbers();
  const field = dimension === 'cause' ? 'cause' : fieldOf[dimension];
  const isChosen = Form.useWatch(field, { form, preserve: true }) === candidate.code;
  const name = words(dimension, candidate.path);
  return (
    <Button
      size="small"
      type={isFirst && !isChosen ? 'dashed' : 'text'}
      aria-pressed={isChosen}
      aria-label={t('complaints.class.take', { name, confidence: percent(candidate.confidence) })}
      onClick={() => form.setFieldValue(field, candidate.code)}
    >
      {isChosen ? '✓ ' : ''}
      {name} {percent(candidate.confidence)}
    </Button>
  );
}

/** Asked, never demanded, where somebody chose otherwise. */
function OverrideReason({ suggestions }: { suggestions: readonly ClassSuggestion[] }) {
  const { t } = useTranslation();
  const chosen = Form.useWatch('classCode');
  const first = suggestions.find(({ dimension }) => dimension === 'class')?.candidates[0];
  if (!first || !chosen || chosen === first.code) return null;
  return (
    <Field name="classReason" label={t('complaints.class.reason')} help={t('complaints.class.reason-help')} optional>
      <Input maxLength={400} autoComplete="off" />
    </Field>
  );
}
