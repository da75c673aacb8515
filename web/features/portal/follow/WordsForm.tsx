import type { StagedFile } from '@tongli/contracts/files';
import { mostFilesOfDraft } from '@tongli/contracts/files';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectionLost } from '../../../api/problem.ts';
import { Attachments, type PendingFiles } from '../../../ui/form/Attachments.tsx';
import { dropDraft, keepDraft, readDraft } from '../../../ui/form/drafts.ts';
import { PlainArea } from '../../../ui/form/PlainArea.tsx';
import { PlainButton } from '../../../ui/PlainButton.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';

export interface WrittenWords {
  readonly text: string;
  readonly fileIds: string[];
  readonly draft: string;
}

interface WordsFormProps {
  /** By which what was written is kept in this tab until it is sent. */
  name: string;
  label: string;
  help?: string;
  submit: string;
  most: number;
  busy: boolean;
  error: Error | null;
  onSend: (written: WrittenWords) => void;
  onCancel?: () => void;
}

interface Kept {
  readonly text: string;
  readonly files: readonly StagedFile[];
  readonly draft: string;
}

const fresh = (): Kept => ({ text: '', files: [], draft: crypto.randomUUID() });

function useKept(name: string) {
  const [kept, setKept] = useState<Kept>(() => ({ ...fresh(), ...(readDraft(name) as Kept | null) }));
  const newest = useRef(kept);
  return {
    kept,
    change: (changes: Partial<Kept>) => {
      newest.current = { ...newest.current, ...changes };
      setKept(newest.current);
      keepDraft(name, { ...newest.current }, []);
    },
  };
}

export const forgetWords = (name: string) => dropDraft(name);

/** Some words of the customer's, with files to prove them; nothing is lost when sending fails. */
export function WordsForm({ name, label, help, submit, most, busy, error, onSend, onCancel }: WordsFormProps) {
  const { t } = useTranslation();
  const problem = useProblemWords();
  const { kept, change } = useKept(name);
  const [asked, setAsked] = useState(false);
  const [pending, setPending] = useState<PendingFiles>('none');
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each failure is a new one to be read out.
  useEffect(() => box.current?.focus(), [error]);
  const text = kept.text.trim();
  const wrong =
    text === '' ? t('field.invalid_type') : text.length > most ? t('field.too_big_string', { maximum: most }) : null;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (wrong === null && pending === 'none')
      onSend({ text, fileIds: kept.files.map(({ id }) => id), draft: kept.draft });
  };
  return (
    <form onSubmit={send} noValidate>
      {error ? (
        <div ref={box} tabIndex={-1} role="alert" className="portal-notice">
          {error instanceof ConnectionLost ? t('portal.follow.not-sent') : problem.ofError(error)}
        </div>
      ) : null}
      <PlainArea
        label={label}
        {...(help ? { help } : {})}
        rows={4}
        most={most}
        value={kept.text}
        wrong={asked ? wrong : null}
        onText={(written) => change({ text: written })}
      />
      <fieldset className="plain-group">
        <legend>{t('portal.matter.files')}</legend>
        <Attachments
          value={kept.files}
          onChange={(files) => change({ files })}
          most={mostFilesOfDraft}
          draft={kept.draft}
          onPending={setPending}
        />
      </fieldset>
      {asked && pending !== 'none' ? (
        <p role="alert" className="portal-notice">
          {t(`ui.files.${pending}`)}
        </p>
      ) : null}
      <div className="portal-buttons">
        {onCancel ? <PlainButton onClick={onCancel}>{t('portal.back')}</PlainButton> : null}
        <PlainButton look="primary" type="submit" busy={busy}>
          {submit}
        </PlainButton>
      </div>
    </form>
  );
}
