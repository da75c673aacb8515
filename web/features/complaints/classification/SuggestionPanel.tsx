import type { ClassDimension, ClassSuggestion } from '@tongli/contracts/complaints';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/form/Field.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Told } from '../../../ui/record/Told.tsx';
import { Candidates, ShownMark } from './Candidate.tsx';
import { markedPieces } from './marked.ts';
import { type Source, useSuggestions } from './suggestions.ts';

const inPanel: ClassDimension[] = ['class', 'product', 'area'];

/** While a complaint is written down or classed: what the house would choose, how sure it is, and by which words. One click takes it. */
export function SuggestionPanel(source: Source) {
  const { t } = useTranslation();
  const { said, suggestions: all } = useSuggestions(source);
  const suggestions = all.filter(({ dimension }) => inPanel.includes(dimension));
  return (
    <>
      <ShownMark of={all} />
      {suggestions.length > 0 ? (
        <Section title={t('complaints.class.suggested')}>
          <Decided text={said} suggestions={suggestions} />
          <Told
            facts={suggestions.map((one) => ({
              label: t(`complaints.class.dimension.${one.dimension}`),
              value: <SuggestionLine suggestion={one} />,
            }))}
          />
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
    <p className="quiet form-notice">
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
      <span className="quiet">
        {t('complaints.class.still-learning', { label, cases: casesSoFar ?? 0, needed: casesNeeded })}
      </span>
    );
  if (candidates.length === 0) return <span className="quiet">{t('complaints.class.nothing', { label })}</span>;
  return <Candidates of={suggestion} />;
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
