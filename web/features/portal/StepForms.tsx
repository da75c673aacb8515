import { mostFilesOfDraft } from '@tongli/contracts/files';
import { useTranslation } from 'react-i18next';
import { Attachments, type PendingFiles } from '../../ui/form/Attachments.tsx';
import { PlainArea } from '../../ui/form/PlainArea.tsx';
import { PlainCheck } from '../../ui/form/PlainCheck.tsx';
import { PlainChoice } from '../../ui/form/PlainChoice.tsx';
import { PlainField } from '../../ui/form/PlainField.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { useTerms } from '../../ui/terms.ts';
import type { PortalField, PortalValues, WrongFields } from './form.ts';

export interface StepFormProps {
  values: PortalValues;
  /** What can be chosen is that of this business line. */
  projectId: string | null;
  change: (changes: Partial<PortalValues>) => void;
  wrong: WrongFields;
  /** What files are sent for. */
  draftId: string;
  onPending: (pending: PendingFiles) => void;
}

/** What is wrong with a field, in words; what is empty is simply asked for. */
function useWrongWords({ values, wrong }: StepFormProps): (field: PortalField) => string | null {
  const { t } = useTranslation();
  const words = useProblemWords();
  return (field) => {
    const error = wrong.get(field);
    if (!error) return null;
    if (field === 'product' || field === 'area') return t('portal.choose');
    if (field !== 'files' && String(values[field]).trim() === '') return t('field.invalid_type');
    return field === 'phone' ? t('portal.who.phone-wrong') : words.ofField(error);
  };
}

export function MatterForm(props: StepFormProps) {
  const { t } = useTranslation();
  const terms = useTerms(props.projectId);
  const wrongWords = useWrongWords(props);
  const { values, change } = props;
  return (
    <>
      <PlainChoice
        label={t('portal.matter.product')}
        choices={terms.options('product', props.projectId)}
        value={values.product}
        wrong={wrongWords('product')}
        onChoose={(product) => change({ product })}
      />
      <PlainChoice
        label={t('portal.matter.area')}
        choices={terms.options('area', props.projectId)}
        value={values.area}
        wrong={wrongWords('area')}
        onChoose={(area) => change({ area })}
      />
      <PlainArea
        label={t('portal.matter.facts')}
        help={t('portal.matter.facts-help')}
        rows={6}
        most={4000}
        value={values.facts}
        wrong={wrongWords('facts')}
        onText={(facts) => change({ facts })}
      />
      <fieldset className="plain-group">
        <legend>{t('portal.matter.files')}</legend>
        <Attachments
          value={values.files}
          onChange={(files) => change({ files })}
          most={mostFilesOfDraft}
          draft={props.draftId}
          onPending={props.onPending}
          wrong={wrongWords('files')}
        />
      </fieldset>
    </>
  );
}

export function WhoForm(props: StepFormProps) {
  const { t } = useTranslation();
  const wrongWords = useWrongWords(props);
  const { values, change } = props;
  return (
    <>
      <PlainField
        label={t('portal.who.name')}
        autoComplete="name"
        maxLength={60}
        value={values.name}
        wrong={wrongWords('name')}
        onText={(name) => change({ name })}
      />
      <PlainField
        label={t('portal.who.phone')}
        type="tel"
        autoComplete="tel"
        placeholder={t('portal.who.phone-help')}
        maxLength={21}
        value={values.phone}
        wrong={wrongWords('phone')}
        onText={(phone) => change({ phone })}
      />
      <PlainField
        label={t('portal.who.email')}
        type="email"
        autoComplete="email"
        maxLength={120}
        value={values.email}
        wrong={wrongWords('email')}
        onText={(email) => change({ email })}
      />
    </>
  );
}

export function RemedyForm(props: StepFormProps) {
  const { t } = useTranslation();
  const wrongWords = useWrongWords(props);
  const { values, change } = props;
  return (
    <>
      <PlainArea
        label={t('portal.remedy.demand')}
        rows={5}
        most={2000}
        value={values.demand}
        wrong={wrongWords('demand')}
        onText={(demand) => change({ demand })}
      />
      <PlainCheck
        label={t('portal.remedy.wants-response')}
        checked={values.wantsResponse}
        onCheck={(wantsResponse) => change({ wantsResponse })}
      />
      <PlainCheck
        label={t('portal.remedy.about-handling')}
        checked={values.aboutHandling}
        onCheck={(aboutHandling) => change({ aboutHandling })}
      />
    </>
  );
}
