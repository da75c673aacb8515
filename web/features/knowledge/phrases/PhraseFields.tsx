import { empathyPattern, mostOfPhrase, placeholders } from '@tongli/contracts/knowledge';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useSituations } from '../words.ts';

const languages = ['zh', 'en'] as const;

/** What can stand in a text, and what for. */
function Places() {
  const { t } = useTranslation();
  return (
    <p className="quiet form-notice">
      {t('knowledge.places')}{' '}
      {placeholders.map((one) => (
        <span key={one}>
          <code>{`{${one}}`}</code> {t(`knowledge.place.${one}`)}
          {one === placeholders.at(-1) ? '' : t('app.list-separator')}
        </span>
      ))}
    </p>
  );
}

/** The fields of an edition, of a new phrase and of one that is changed. */
export function PhraseFields() {
  const { t } = useTranslation();
  const { choices } = useSituations();
  const patterns = empathyPattern.options.map((value) => ({ value, label: t(`knowledge.pattern-of.${value}`) }));
  return (
    <>
      <FieldRow>
        <Field name="situation" label={t('knowledge.situation')}>
          <Select showSearch optionFilterProp="label" options={choices} />
        </Field>
        <Field name="pattern" label={t('knowledge.pattern')} optional>
          <Select allowClear options={patterns} />
        </Field>
      </FieldRow>
      <FieldRow>
        {languages.map((language) => (
          <Field key={language} name={['title', language]} label={t(`knowledge.title-in.${language}`)}>
            <Input autoComplete="off" lang={language} />
          </Field>
        ))}
      </FieldRow>
      {languages.map((language) => (
        <Field key={language} name={['text', language]} label={t(`knowledge.text-in.${language}`)}>
          <LongText most={mostOfPhrase} rows={3} lang={language} />
        </Field>
      ))}
      <Places />
    </>
  );
}
