import { type AnnotatedChart, annotateChart, annotationMost, removeAnnotation } from '@tongli/contracts/measures';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.ts';
import { may, useMe } from '../../api/session.ts';
import { DateInput } from '../../ui/form/DateInput.tsx';
import { EndpointForm } from '../../ui/form/EndpointForm.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Section } from '../../ui/record/Section.tsx';
import { type LetteredNote, lettered } from '../../ui/spc/notes.ts';
import { Day } from '../../ui/Times.tsx';
import { useTerms } from '../../ui/terms.ts';

/** For what it was written, where that is not all there is. */
function useSlice() {
  const terms = useTerms();
  return ({ product, area }: LetteredNote) =>
    [product ? terms.name('product', product) : '', area ? terms.name('area', area) : ''].filter(Boolean).join(' · ');
}

function Note({ note, onRemove, pending }: { note: LetteredNote; onRemove: () => void; pending: boolean }) {
  const { t } = useTranslation();
  const slice = useSlice()(note);
  return (
    <li>
      <p>
        <strong>{note.letter}</strong> <Day on={note.on} /> {slice ? <small>{slice}</small> : null}
      </p>
      <p>{note.text}</p>
      <p className="section-note">
        {note.byName}
        {note.mayRemove ? (
          <Button
            type="link"
            size="small"
            loading={pending}
            aria-label={t('measures.note.remove-of', { letter: note.letter })}
            onClick={onRemove}
          >
            {t('measures.note.remove')}
          </Button>
        ) : null}
      </p>
    </li>
  );
}

function NewNote({ chart: { definition }, onClose }: { chart: AnnotatedChart; onClose: () => void }) {
  const { t } = useTranslation();
  const { indicator, projectId, product, area, from, to } = definition;
  return (
    <EndpointForm
      endpoint={annotateChart}
      name="measures.note.new"
      input={({ on, text }) => ({
        body: {
          ...{ indicator, product, area, on: String(on ?? ''), text: String(text ?? '') },
          ...(projectId ? { projectId } : {}),
        },
      })}
      submit={t('measures.note.add')}
      cancel={<Button onClick={onClose}>{t('measures.note.cancel')}</Button>}
      onDone={onClose}
    >
      <Field name="on" label={t('measures.note.on')}>
        <DateInput earliest={from} latest={to} />
      </Field>
      <Field name="text" label={t('measures.note.text')}>
        <Input maxLength={annotationMost} />
      </Field>
    </EndpointForm>
  );
}

/** What people wrote on the days of a chart, by the letters that stand on it. */
export function NoteList({ chart }: { chart: AnnotatedChart }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const allowed = may(useMe(), 'measures.chart');
  const [writing, setWriting] = useState(false);
  const { mutate, isPending, variables, error } = useAct(removeAnnotation);
  const notes = lettered(chart.annotations);
  if (notes.length === 0 && !allowed) return null;
  const write = (
    <Button size="small" onClick={() => setWriting(true)}>
      {t('measures.note.write')}
    </Button>
  );
  return (
    <Section title={t('measures.note.title', { count: notes.length })} actions={allowed && !writing ? write : null}>
      {error ? <p role="alert">{words.ofError(error)}</p> : null}
      {notes.length === 0 && !writing ? <p>{t('measures.note.none')}</p> : null}
      {writing ? <NewNote chart={chart} onClose={() => setWriting(false)} /> : null}
      <ol className="signals">
        {notes.map((note) => (
          <Note
            key={note.id}
            note={note}
            pending={isPending && variables?.params.id === note.id}
            onRemove={() => mutate({ params: { id: note.id } })}
          />
        ))}
      </ol>
    </Section>
  );
}
