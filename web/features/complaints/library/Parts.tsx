import { type LibraryCase, releaseLibraryCase, removeFromLibraryCase } from '@tongli/contracts/complaints';
import { Button, Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Section } from '../../../ui/record/Section.tsx';

const mostLetters = 200;

/** What was selected in the page is put into the field: nobody has to type what they see. */
function TakeSelection() {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const take = () => {
    const selected = window.getSelection()?.toString().trim().slice(0, mostLetters) ?? '';
    if (selected !== '') form.setFieldValue('passage', selected);
  };
  return (
    // A click must not end the selection that it takes.
    <Button onMouseDown={(event) => event.preventDefault()} onClick={take}>
      {t('complaints.library.take-selection')}
    </Button>
  );
}

export function RemovePart({ entry }: { entry: LibraryCase }) {
  const { t } = useTranslation();
  return (
    <Section title={t('complaints.library.remove-more')}>
      <EndpointForm
        endpoint={removeFromLibraryCase}
        name={`complaints.library.remove.${entry.id}.${entry.version}`}
        input={({ passage }) => ({
          params: { id: entry.id },
          body: { passages: [String(passage ?? '')], version: entry.version },
        })}
        fieldOf={(path) => (path[0] === 'passages' ? ['passage'] : path)}
        side
        submit={t('complaints.library.remove')}
        onDone={() => undefined}
      >
        <Field name="passage" label={t('complaints.library.passage')} help={t('complaints.library.passage-help')}>
          <Input maxLength={mostLetters} autoComplete="off" />
        </Field>
        <TakeSelection />
      </EndpointForm>
    </Section>
  );
}

export function ReleasePart({ entry }: { entry: LibraryCase }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { release } = entry.actions;
  if (!release || release.refusal === 'forbidden') return null;
  return (
    <Section title={t('complaints.library.release')}>
      {release.allowed ? (
        <EndpointForm
          endpoint={releaseLibraryCase}
          name={`complaints.library.release.${entry.id}.${entry.version}`}
          input={({ read }) => ({
            params: { id: entry.id },
            body: { read: (read === true) as true, version: entry.version },
          })}
          submit={t('complaints.library.release')}
          onDone={() => undefined}
        >
          <Field name="read" called={t('complaints.library.read')} valuePropName="checked">
            <Checkbox>{t('complaints.library.read')}</Checkbox>
          </Field>
        </EndpointForm>
      ) : (
        <p className="quiet">{words.ofRefusal(release.refusal ?? 'forbidden')}</p>
      )}
    </Section>
  );
}
