import { Alert, Button, Space } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ownUpTo } from '../../api/own-versions.ts';
import { keepDraft, readDraft } from './drafts.ts';

export interface Basis {
  /** The version that the form's contents were made from; what is sent names it. */
  readonly version: number;
  /** There is a newer one by now, by somebody else. */
  readonly outdated: boolean;
  readonly keepMine: () => void;
}

/** What has a version that changes when anybody changes it. */
export interface Versioned {
  readonly id: string;
  readonly version: number;
}

/**
 * Holds on to the version that a form was opened with: a newer one that is read meanwhile must not pass for it. With a
 * draft of that name it is the version that the draft was made from, through reloads too.
 */
export function useBasis({ id, version: latest }: Versioned, draft: string): Basis {
  const [held, setHeld] = useState(() => (readDraft(draft) === null ? latest : keptVersion(draft)) ?? latest);
  const version = ownUpTo(id, held, latest);
  useEffect(() => keepDraft(versionName(draft), { version }, []), [draft, version]);
  return { version, outdated: latest > version, keepMine: () => setHeld(latest) };
}

const versionName = (draft: string) => `${draft}.version`;

function keptVersion(draft: string): number | null {
  const version = readDraft(versionName(draft))?.version;
  return typeof version === 'number' ? version : null;
}

/** Somebody else's change came in between: a choice between theirs and one's own. */
export function ChangedMeanwhile({ basis, onTake }: { basis: Basis; onTake: () => void }) {
  const { t } = useTranslation();
  if (!basis.outdated) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="form-notice"
      title={t('ui.form.changed')}
      description={
        <>
          <p>{t('ui.form.changed-words')}</p>
          <Space wrap>
            <Button onClick={onTake}>{t('ui.form.take-newer')}</Button>
            <Button onClick={basis.keepMine}>{t('ui.form.keep-mine')}</Button>
          </Space>
        </>
      }
    />
  );
}
