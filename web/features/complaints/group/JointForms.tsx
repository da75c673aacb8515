import {
  type ComplaintGroup,
  decideForGroup,
  kindsAroundText,
  type LetterLanguage,
  type LetterTemplate,
  letterBlank,
  letterPlaceholders,
  listLetterTemplates,
  writeToGroup,
} from '@tongli/contracts/complaints';
import { Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useBilingual, useLanguage } from '../../../ui/language.ts';
import { Read } from '../../../ui/Read.tsx';
import { Control, Controls } from '../../../ui/spc/Control.tsx';

interface GroupProps {
  readonly group: ComplaintGroup;
}

const stay = () => undefined;
const text = (value: unknown) => String(value ?? '');
const places = letterPlaceholders.filter((one) => one !== 'text' && one !== 'blank').map((one) => `{${one}}`);

/** A place for the handler's own words is a line to be written over, as in any letter. */
const withBlanks = (template: string) => template.replaceAll('{blank}', letterBlank).replaceAll('{text}', letterBlank);

/** What is filled in for each of them: nobody reads another's name. */
function usePlacesHelp() {
  const { t } = useTranslation();
  return t('complaints.group.places', { places: places.join(' ') });
}

/** One answer for all: whom it reaches, and who is left to be decided on alone. */
export function JointDecision({ group }: GroupProps) {
  const { t } = useTranslation();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const help = usePlacesHelp();
  const templates = useRead(listLetterTemplates, {}, { staleTime: 60_000 });
  const reached = group.members.filter(({ exception, state }) => exception === null && state !== 'closed').length;
  const left = group.members.length - reached;
  return (
    <Read of={templates}>
      {({ templates: all }) => (
        <EndpointForm
          endpoint={decideForGroup}
          name={`complaints.group-decide.${group.masterId}`}
          initial={{ text: withBlanks(all.find(({ kind }) => kind === 'answer')?.body[language] ?? '') }}
          input={(values) => ({
            params: { id: group.masterId },
            body: { text: text(values.text), version: group.version },
          })}
          side
          submit={t('complaints.group.decide-submit', { count: reached })}
          onDone={stay}
        >
          <p className="quiet form-notice">
            {t('complaints.group.reaches', { count: reached })}
            {left > 0 ? ` ${t('complaints.group.leaves', { count: left })}` : ''}
          </p>
          <Field name="text" label={t('complaints.group.decision')} help={help}>
            <LongText rows={8} maxRows={20} most={4000} />
          </Field>
        </EndpointForm>
      )}
    </Read>
  );
}

const byHand = ({ kind, retired }: LetterTemplate) => !retired && !kindsAroundText.includes(kind);

/** One letter to all of them, from a template, filled for each. */
export function JointLetter({ group }: GroupProps) {
  const templates = useRead(listLetterTemplates, {}, { staleTime: 60_000 });
  return <Read of={templates}>{({ templates: all }) => <Writing group={group} templates={all.filter(byHand)} />}</Read>;
}

function Writing({ group, templates }: GroupProps & { templates: readonly LetterTemplate[] }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const help = usePlacesHelp();
  const reader = useLanguage() === 'en' ? 'en' : 'zh';
  const [language, setLanguage] = useState<LetterLanguage>(reader);
  const [chosen, setChosen] = useState<string | null>(null);
  const template =
    templates.find(({ id }) => id === chosen) ?? templates.find(({ kind }) => kind === 'other') ?? templates[0];
  if (!template) return null;
  const { id: templateId, version: templateVersion, subject, body } = template;
  return (
    <>
      <Controls label={t('complaints.letter.template')}>
        <Control label={t('complaints.letter.template')} htmlFor="joint-template" long>
          <Select
            id="joint-template"
            value={templateId}
            options={templates.map(({ id, name }) => ({ value: id, label: pick(name) }))}
            onChange={setChosen}
          />
        </Control>
        <Segmented
          aria-label={t('complaints.letter.language')}
          value={language}
          options={(['zh', 'en'] as const).map((value) => ({ value, label: t(`complaints.letter.in.${value}`) }))}
          onChange={setLanguage}
        />
      </Controls>
      <EndpointForm
        key={`${templateId} ${language}`}
        endpoint={writeToGroup}
        name={`complaints.group-letter.${group.masterId}.${templateId}.${language}`}
        initial={{ subject: withBlanks(subject[language]), body: withBlanks(body[language]) }}
        input={(values) => ({
          params: { id: group.masterId },
          body: { templateId, templateVersion, language, subject: text(values.subject), body: text(values.body) },
        })}
        side
        submit={t('complaints.group.write-submit', { count: group.members.length })}
        onDone={stay}
      >
        <Field name="subject" label={t('complaints.letter.subject')}>
          <Input maxLength={120} />
        </Field>
        <Field name="body" label={t('complaints.letter.body')} help={help}>
          <LongText rows={8} maxRows={20} most={4000} />
        </Field>
      </EndpointForm>
    </>
  );
}
