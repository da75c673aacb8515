import { managementLevel, office, type Post, type PostInput } from '@tongli/contracts/org';
import { Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Choices } from '../../../ui/form/Choices.tsx';
import type { Values } from '../../../ui/form/drafts.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { NameFields, namesFrom } from '../inputs/NameFields.tsx';
import { type SkillDraft, SkillsInput } from '../inputs/SkillsInput.tsx';
import { useCertificates } from '../reading.ts';

const mostChinese = 2_000;
const mostEnglish = 4_000;

/** Whatever stands in the fields, as a body has it. */
export function postFrom(values: Values): PostInput {
  const { zh = '', en = '' } = (values.duties ?? {}) as Partial<PostInput['duties']>;
  const skills = (values.skills ?? []) as SkillDraft[];
  return {
    ...namesFrom(values),
    level: values.level as PostInput['level'],
    office: values.office as PostInput['office'],
    duties: { zh, en },
    skills: skills.flatMap(({ skillId, level }) => (skillId ? [{ skillId, level }] : [])),
    certificateIds: (values.certificateIds ?? []) as string[],
  };
}

/** What a post is and what it asks. */
export function PostFields({ post }: { post?: Post }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { data = [] } = useCertificates();
  const named = new Map(data.map(({ id, name }) => [id, pick(name)]));
  for (const { certificateId, name } of post?.certificates ?? []) named.set(certificateId, pick(name));
  return (
    <>
      <NameFields />
      <Field name="level" label={t('org.post.level')}>
        <Choices>
          {managementLevel.options.map((value) => (
            <Radio key={value} value={value}>
              {t(`org.level.${value}`)}
            </Radio>
          ))}
        </Choices>
      </Field>
      <Field name="office" label={t('org.post.office')}>
        <Choices>
          {office.options.map((value) => (
            <Radio key={value} value={value}>
              {t(`org.office.${value}`)}
            </Radio>
          ))}
        </Choices>
      </Field>
      <Field name={['duties', 'zh']} label={t('org.post.duties-zh')} optional>
        <LongText most={mostChinese} rows={4} />
      </Field>
      <Field name={['duties', 'en']} label={t('org.post.duties-en')} optional>
        <LongText most={mostEnglish} rows={4} />
      </Field>
      <Field name="skills" label={t('org.post.skills')} optional>
        <SkillsInput label={t('org.post.skills')} known={post?.skills ?? []} />
      </Field>
      <Field name="certificateIds" label={t('org.post.certificates')} optional>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={[...named].map(([value, label]) => ({ value, label }))}
        />
      </Field>
    </>
  );
}
