import { Alert, Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface Basis {
  /** The version that the form's contents were made from; what is sent names it. */
  readonly version: number;
  /** There is a newer one by now. */
  readonly outdated: boolean;
  readonly keepMine: () => void;
}

/** Holds on to the version that a form was opened with: a newer one that is read meanwhile must not pass for it. */
export function useBasis(latest: number): Basis {
  const [version, setVersion] = useState(latest);
  return { version, outdated: version !== latest, keepMine: () => setVersion(latest) };
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
