import { commentProject, type Project } from '@tongli/contracts/improvement';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Timeline } from '../../../ui/record/Timeline.tsx';
import { useStageName } from './words.ts';

/** What happened and what was said. */
export function EntriesSection({ project }: { project: Project }) {
  const { t } = useTranslation();
  const stageName = useStageName();
  const { actions, entries, id } = project;
  return (
    <Section title={t('improvement.project.entries')}>
      {actions.comment?.allowed ? (
        <EndpointForm
          key={entries.length}
          endpoint={commentProject}
          name={`improvement.comment.${id}`}
          input={({ text }) => ({ params: { id }, body: { text: String(text ?? '') } })}
          submit={t('improvement.project.comment')}
          side
          onDone={() => undefined}
        >
          <Field name="text" label={t('improvement.project.comment-label')}>
            <LongText rows={2} maxRows={8} most={2000} />
          </Field>
        </EndpointForm>
      ) : null}
      <Timeline
        label={t('improvement.project.entries')}
        entries={entries.map(({ at, byName, id: key, kind, note, stage }) => ({
          ...{ key, at, who: byName, body: note ?? undefined },
          title: t(`improvement.project-entry.${kind}`, { stage: stageName(stage) }),
        }))}
      />
    </Section>
  );
}
