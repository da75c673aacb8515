import {
  type Complaint,
  draftLetter,
  kindsAroundText,
  type LetterDraft,
  type LetterLanguage,
  type LetterTemplate,
  listLetterTemplates,
  sendLetter,
} from '@tongli/contracts/complaints';
import { Button, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { Read } from '../../../ui/Read.tsx';
import { Control, Controls } from '../../../ui/spc/Control.tsx';

interface Choice {
  readonly templateId: string | undefined;
  readonly language: LetterLanguage | undefined;
}

/** Those that are sent by an act of their own are not written by hand. */
const byHand = ({ kind, retired }: LetterTemplate) => !retired && !kindsAroundText.includes(kind);

function Chooser({ draft, onChoose }: { draft: LetterDraft; onChoose: (choice: Choice) => void }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { data } = useRead(listLetterTemplates, {}, { staleTime: 60_000 });
  const { templateId, language } = draft;
  return (
    <Controls label={t('complaints.letter.template')}>
      <Control label={t('complaints.letter.template')} htmlFor="letter-template" long>
        <Select
          id="letter-template"
          value={templateId}
          options={(data?.templates ?? []).filter(byHand).map(({ id, name }) => ({ value: id, label: pick(name) }))}
          onChange={(chosen) => onChoose({ templateId: chosen, language })}
        />
      </Control>
      <Segmented
        aria-label={t('complaints.letter.language')}
        value={language}
        options={(['zh', 'en'] as const).map((value) => ({ value, label: t(`complaints.letter.in.${value}`) }))}
        onChange={(chosen) => onChoose({ templateId, language: chosen })}
      />
    </Controls>
  );
}

interface FormProps {
  complaint: Complaint;
  onDone: () => void;
}

function WriteForm({ complaint, draft, onDone }: FormProps & { draft: LetterDraft }) {
  const { t } = useTranslation();
  const { templateId, templateVersion, language, subject, body } = draft;
  return (
    <EndpointForm
      endpoint={sendLetter}
      name={`complaints.letter.${complaint.id}.${templateId}.${templateVersion}.${language}`}
      initial={{ subject, body }}
      input={(values) => ({
        params: { id: complaint.id },
        body: {
          templateId,
          templateVersion,
          language,
          subject: String(values.subject ?? ''),
          body: String(values.body ?? ''),
        },
      })}
      side
      cancel={<Button onClick={onDone}>{t('complaints.case.cancel')}</Button>}
      submit={t('complaints.letter.send')}
      onDone={onDone}
    >
      <Field name="subject" label={t('complaints.letter.subject')}>
        <Input maxLength={120} />
      </Field>
      <Field name="body" label={t('complaints.letter.body')} help={t('complaints.letter.blank-help')}>
        <LongText rows={10} maxRows={24} most={4000} />
      </Field>
    </EndpointForm>
  );
}

/** A letter from a template, filled with what is known of the case and made one's own before it is sent. */
export function LetterForm({ complaint, onDone }: FormProps) {
  const [choice, setChoice] = useState<Choice>({ templateId: undefined, language: undefined });
  const { templateId, language } = choice;
  const wish = templateId ? { templateId } : ({ kind: 'acknowledgement' } as const);
  const query = { ...wish, ...(language ? { language } : {}) };
  const draft = useRead(draftLetter, { params: { id: complaint.id }, query }, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <Read of={draft}>
      {(filled) => (
        <>
          <Chooser draft={filled} onChoose={setChoice} />
          <WriteForm
            key={`${filled.templateId} ${filled.language}`}
            complaint={complaint}
            draft={filled}
            onDone={onDone}
          />
        </>
      )}
    </Read>
  );
}
