import { getPublicAddress, type PublicAddress, setPublicAddress } from '@tongli/contracts/system';
import { Alert, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { Field } from '../../ui/form/Field.tsx';
import { VersionedForm } from '../../ui/form/VersionedForm.tsx';
import { Read } from '../../ui/Read.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { Instant } from '../../ui/Times.tsx';

const example = 'https://service.example.cn';

/** What outsiders would meet with the address as it is; null where nothing is wrong with it. */
function troubleOf({ address, usual }: PublicAddress): 'missing' | 'only-here' | 'not-sealed' | null {
  const counts = address ?? usual;
  if (counts === null) return 'missing';
  const { hostname, protocol } = new URL(counts);
  if (/^(localhost|127\..*|\[::1\])$/.test(hostname)) return 'only-here';
  return protocol === 'https:' ? null : 'not-sealed';
}

function AddressForm({ current }: { current: PublicAddress }) {
  const { t } = useTranslation();
  const [done, setDone] = useState(false);
  const trouble = troubleOf(current);
  return (
    <>
      {trouble ? (
        <Alert type="warning" showIcon className="form-notice" title={t(`system.address.${trouble}`)} />
      ) : null}
      {done ? (
        <Alert type="success" showIcon role="status" className="form-notice" title={t('system.address.done')} />
      ) : null}
      <VersionedForm
        endpoint={setPublicAddress}
        name="system.public-address"
        record={{ ...current, id: 'public-address' }}
        initial={({ address }) => ({ address: address ?? '' })}
        input={({ address }, version) => ({ body: { address: String(address ?? '').trim() || null, version } })}
        submit={t('system.address.save')}
        onDone={() => setDone(true)}
      >
        <Field name="address" label={t('system.address.label')} help={t('system.address.help')} optional>
          <Input type="url" inputMode="url" autoComplete="off" maxLength={200} placeholder={current.usual ?? example} />
        </Field>
      </VersionedForm>
      {current.changed ? (
        <p className="quiet">
          {t('system.address.changed', { name: current.changed.by })} <Instant at={current.changed.at} />
        </p>
      ) : null}
    </>
  );
}

/** Under which address people outside reach this installation. */
export function PublicAddressPart() {
  const { t } = useTranslation();
  const current = useRead(getPublicAddress, {});
  return (
    <Section title={t('system.address.title')}>
      <p className="quiet">{t('system.address.words')}</p>
      <Read of={current}>{(data) => <AddressForm current={data} />}</Read>
    </Section>
  );
}
