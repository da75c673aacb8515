import { addSkill, changeSkill, listSkills, type Skill } from '@tongli/contracts/org';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { NameFields, namesFrom, namesOf } from '../inputs/NameFields.tsx';
import { CataloguePage, InUseField } from './CataloguePage.tsx';

function AddForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={addSkill}
      name="org.add-skill"
      input={(values) => ({ body: namesFrom(values) })}
      submit={t('org.skill.add')}
      onDone={onDone}
    >
      <NameFields />
    </EndpointForm>
  );
}

function ChangeForm({ row, onDone }: { row: Skill; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <VersionedForm
      endpoint={changeSkill}
      name={`org.change-skill.${row.id}`}
      record={row}
      initial={(skill) => ({ ...namesOf(skill), inUse: !skill.retired })}
      input={(values, version) => ({
        params: { id: row.id },
        body: { ...namesFrom(values), retired: values.inUse === false, version },
      })}
      submit={t('org.save')}
      onDone={onDone}
    >
      <NameFields />
      <InUseField help={t('org.skill.retire-words')} />
    </VersionedForm>
  );
}

/** What people can do, as posts ask for it and routing will. */
export default function SkillsPage() {
  const { t } = useTranslation();
  return (
    <CataloguePage
      endpoint={listSkills}
      words={{
        title: t('org.skill.skills'),
        lead: t('org.skill.lead'),
        add: t('org.skill.add'),
        change: t('org.skill.change'),
        empty: t('org.skill.empty'),
        emptyWords: t('org.skill.empty-words'),
      }}
      add={(onDone) => <AddForm onDone={onDone} />}
      change={(row, onDone) => <ChangeForm row={row} onDone={onDone} />}
    />
  );
}
