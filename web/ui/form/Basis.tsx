import { Alert, Button, Space } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ownUpTo } from '../../api/own-versions.ts';
import { keepDraft, readDraft, type Values } from './drafts.ts';

export interface Basis {
  /** The version that the form's contents were made from; what is sent names it. */
  readonly version: number;
  /** The values that the form was opened with; none where its fields are not the record's. */
  readonly values: Values;
  /** There is a newer one by now, by somebody else. */
  readonly outdated: boolean;
  /** From here on the form's contents stand for a change of the latest. */
  readonly follow: () => void;
}

/** What has a version that changes when anybody changes it. */
export interface Versioned {
  readonly id: string;
  readonly version: number;
}

interface Held {
  readonly version: number;
  readonly values: Values;
}

const nothing: Values = {};

/**
 * Holds on to the version that a form was opened with: a newer one that is read meanwhile must not pass for it. With a
 * draft of that name it is the version that the draft was made from, through reloads too.
 */
export function useBasis({ id, version: latest }: Versioned, draft: string, now: Values = nothing): Basis {
  const [held, setHeld] = useState<Held>(
    () => (readDraft(draft) === null ? null : keptBasis(draft)) ?? { version: latest, values: now },
  );
  const version = ownUpTo(id, held.version, latest);
  const { values } = held;
  useEffect(() => keepBasis(draft, { version, values }), [draft, version, values]);
  return { version, values, outdated: latest > version, follow: () => setHeld({ version: latest, values: now }) };
}

const basisName = (draft: string) => `${draft}.basis`;

/** Keeps what a draft was made from beside it. */
export function keepBasis(draft: string, held: Held): void {
  keepDraft(basisName(draft), { ...held }, []);
}

function keptBasis(draft: string): Held | null {
  const { version, values } = readDraft(basisName(draft)) ?? {};
  return typeof version === 'number' ? { version, values: (values ?? nothing) as Values } : null;
}

interface ChangedProps {
  basis: Basis;
  onTake: () => void;
}

/** Somebody else's change came in between: a choice between theirs and one's own. */
export function ChangedMeanwhile({ basis, onTake }: ChangedProps) {
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
            <Button onClick={basis.follow}>{t('ui.form.keep-mine')}</Button>
          </Space>
        </>
      }
    />
  );
}
