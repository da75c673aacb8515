import { useNavigate } from '@tanstack/react-router';
import { addPhrase } from '@tongli/contracts/knowledge';
import { listProjects } from '@tongli/contracts/org';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useAddress } from '../../../ui/address.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { Page } from '../../../ui/Page.tsx';
import { PhraseFields } from './PhraseFields.tsx';
import { contentOf } from './phrase-form.ts';

/** The address may name the situation and the project that lack one. */
export default function NewPhrasePage() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const navigate = useNavigate();
  const [{ situation, of }] = useAddress();
  const { data } = useRead(listProjects, {}, { staleTime: 60_000 });
  const open = (data?.projects ?? []).filter(({ closed }) => !closed);
  return (
    <Page title={t('knowledge.add')} lead={t('knowledge.add-lead')}>
      <EndpointForm
        endpoint={addPhrase}
        name="knowledge.add-phrase"
        initial={{ ...(situation ? { situation } : {}), ...(of ? { projectId: of } : {}) }}
        input={(values) => ({
          body: { ...contentOf(values), ...(values.projectId ? { projectId: String(values.projectId) } : {}) },
        })}
        submit={t('knowledge.add-submit')}
        onDone={({ id }) => void navigate({ to: `/knowledge/phrases/${id}` })}
      >
        {open.length > 1 ? (
          <Field name="projectId" label={t('knowledge.project')}>
            <Select options={open.map(({ id, name }) => ({ value: id, label: pick(name) }))} />
          </Field>
        ) : null}
        <PhraseFields />
      </EndpointForm>
    </Page>
  );
}
