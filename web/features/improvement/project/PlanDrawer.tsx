import { type Project, planProject, projectStages } from '@tongli/contracts/improvement';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { CharterFields, charterOf, charterValues } from './CharterFields.tsx';
import { useStageName } from './words.ts';

interface StageValue {
  readonly ownerId: string;
  readonly dueOn: string;
}

/** Goal, root cause and dates, and who answers for each gate. */
export function PlanDrawer({ project, onClose }: { project: Project; onClose: () => void }) {
  const { t } = useTranslation();
  const stageName = useStageName();
  const narrow = useNarrow();
  const { gates, id } = project;
  const stages = gates.map(({ dueOn, ownerId }): StageValue => ({ dueOn, ownerId }));
  return (
    <Drawer open onClose={onClose} title={t('improvement.project.plan')} size={narrow ? '100%' : 560} destroyOnHidden>
      <VersionedForm
        endpoint={planProject}
        name={`improvement.plan.${id}`}
        record={project}
        initial={{ ...charterValues(project), stages }}
        input={(values, version) => ({
          params: { id },
          body: {
            ...charterOf(values),
            stages: ((values.stages ?? []) as StageValue[]).flatMap((one, index) => {
              const stage = projectStages[index];
              return stage ? [{ stage, ...one }] : [];
            }),
            version,
          },
        })}
        submit={t('improvement.project.save-plan')}
        onDone={onClose}
      >
        <CharterFields />
        {projectStages.map((stage, index) => (
          <FieldRow key={stage}>
            <Field
              name={['stages', index, 'ownerId']}
              label={t('improvement.project.owner-of', { stage: stageName(stage) })}
            >
              <PeopleSelect />
            </Field>
            <Field
              name={['stages', index, 'dueOn']}
              label={t('improvement.project.due-of', { stage: stageName(stage) })}
            >
              <DateInput />
            </Field>
          </FieldRow>
        ))}
      </VersionedForm>
    </Drawer>
  );
}
