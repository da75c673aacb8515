import { type madeToken, makeOwnToken, makeServiceToken, tokenDays } from '@tongli/contracts/access';
import { Alert, Button, Checkbox, Drawer, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { usePermissionWords } from './permission-words.ts';

interface NewTokenProps {
  /** Whose token it is: a service account's id, or null for one's own. */
  accountId: string | null;
  /** What a token may be given. */
  scopes: readonly string[];
  onClose: () => void;
}

type Made = z.infer<typeof madeToken>;
type Values = Readonly<Record<string, unknown>>;

const lengths = [30, tokenDays.usual, 180, tokenDays.maximum];

const bodyOf = (values: Values) => ({
  name: String(values.name ?? ''),
  scopes: (values.scopes ?? []) as string[],
  days: Number(values.days),
});

function Secret({ made, onClose }: { made: Made; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Alert type="warning" showIcon role="status" className="form-notice" title={t('access.tokens.once')} />
      <p>
        <code className="secret">{made.secret}</code>
      </p>
      <p className="button-row">
        <CopyButton text={made.secret} label={t('access.tokens.copy')} done={t('access.tokens.copied')} />
        <Button type="primary" onClick={onClose}>
          {t('access.tokens.kept')}
        </Button>
      </p>
    </>
  );
}

function Fields({ scopes }: { scopes: readonly string[] }) {
  const { t } = useTranslation();
  const words = usePermissionWords();
  return (
    <>
      <Field name="name" label={t('access.tokens.name')} help={t('access.tokens.name-help')}>
        <Input autoComplete="off" />
      </Field>
      <Field name="scopes" label={t('access.tokens.scopes')} help={t('access.tokens.scopes-help')}>
        <Checkbox.Group className="stacked" options={scopes.map((value) => ({ value, label: words(value) }))} />
      </Field>
      <Field name="days" label={t('access.tokens.days')}>
        <Select options={lengths.map((value) => ({ value, label: t('access.tokens.day-count', { count: value }) }))} />
      </Field>
    </>
  );
}

/** Makes a token, and shows it once. */
export default function NewTokenDrawer({ accountId, scopes, onClose }: NewTokenProps) {
  const { t } = useTranslation();
  const [made, setMade] = useState<Made | null>(null);
  const form = { initial: { days: tokenDays.usual }, submit: t('access.tokens.make'), onDone: setMade };
  const fields = <Fields scopes={scopes} />;
  return (
    <Drawer open onClose={onClose} title={t('access.tokens.make')} size={460} destroyOnHidden>
      {made ? (
        <Secret made={made} onClose={onClose} />
      ) : accountId === null ? (
        <EndpointForm
          {...form}
          endpoint={makeOwnToken}
          name="access.make-own-token"
          input={(v) => ({ body: bodyOf(v) })}
        >
          {fields}
        </EndpointForm>
      ) : (
        <EndpointForm
          {...form}
          endpoint={makeServiceToken}
          name={`access.make-service-token.${accountId}`}
          input={(values) => ({ params: { id: accountId }, body: bodyOf(values) })}
        >
          {fields}
        </EndpointForm>
      )}
    </Drawer>
  );
}
