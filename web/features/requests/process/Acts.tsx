import { listPeople } from '@tongli/contracts/org';
import { decidePilot, discardProcessDraft, publishProcessDraft, type ServiceProcess } from '@tongli/contracts/requests';
import { Alert, Button, Drawer, Input, Select } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { ReasonDrawer } from '../../../ui/form/ReasonDrawer.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { pageFile } from '../../../ui/page-file.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { ActButton } from '../../../ui/record/ActButton.tsx';

const InstantInput = lazy(pageFile(() => import('../../../ui/form/InstantInput.tsx')));

interface DrawerProps {
  process: ServiceProcess;
  onClose: () => void;
}

/** The draft as the next version: for everyone, or for some teams until a time. */
function PublishDrawer({ process, piloting, onClose }: DrawerProps & { piloting: boolean }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { data } = useRead(listPeople, {}, { staleTime: 60_000, enabled: piloting });
  const next = (process.versions[0]?.version ?? 0) + 1;
  return (
    <Drawer
      open
      onClose={onClose}
      title={t(piloting ? 'requests.process.pilot-begin' : 'requests.publish-as', { version: next })}
      size={420}
      destroyOnHidden
    >
      <EndpointForm
        endpoint={publishProcessDraft}
        name={`requests.publish-process.${process.id}.${process.version}`}
        initial={{ note: '' }}
        fieldOf={(path) => (path[0] === 'pilot' ? path.slice(1) : path)}
        input={({ note, unitIds, untilAt }) => ({
          params: { id: process.id },
          body: {
            note: String(note ?? ''),
            pilot: piloting ? ({ unitIds: unitIds ?? [], untilAt: untilAt ?? '' } as never) : null,
            version: process.version,
          },
        })}
        submit={t(piloting ? 'requests.process.pilot-begin' : 'requests.publish-as', { version: next })}
        onDone={onClose}
      >
        <Alert
          type="info"
          showIcon
          className="form-notice"
          title={t(piloting ? 'requests.process.pilot-words' : 'requests.process.publish-words')}
        />
        {piloting ? (
          <>
            <Field name="unitIds" label={t('requests.process.teams')}>
              <Select
                mode="multiple"
                options={(data?.units ?? []).map(({ id, name }) => ({ value: id, label: pick(name) }))}
                showSearch={{ optionFilterProp: 'label' }}
              />
            </Field>
            <Field name="untilAt" label={t('requests.process.pilot-until')}>
              <InstantInput />
            </Field>
          </>
        ) : null}
        <Field name="note" label={t('requests.process.note')} optional>
          <Input.TextArea rows={3} maxLength={400} />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}

type Open = 'publish' | 'pilot' | 'roll-out' | 'withdraw' | null;

/** Give up the draft, print, pilot, publish; or decide on the pilot that runs. */
export function Acts({ process }: { process: ServiceProcess }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [open, setOpen] = useState<Open>(null);
  const discard = useAct(discardProcessDraft);
  const { actions, draft } = process;
  const close = () => setOpen(null);
  const deciding = open === 'roll-out' || open === 'withdraw' ? open : null;
  return (
    <>
      {discard.error ? <Alert type="error" showIcon role="alert" title={words.ofError(discard.error)} /> : null}
      <Button onClick={() => window.print()}>{t('requests.process.print')}</Button>
      {draft && actions.discard?.allowed ? (
        <ConfirmButton
          question={t('requests.process.discard-question')}
          consequence={t('requests.process.discard-words')}
          pending={discard.isPending}
          onYes={() => discard.mutate({ params: { id: process.id }, body: { version: process.version } })}
        >
          {t('requests.process.discard')}
        </ConfirmButton>
      ) : null}
      {actions.decide?.allowed ? (
        <>
          <ActButton allowance={actions.decide} kind="danger" onAct={() => setOpen('withdraw')}>
            {t('requests.process.withdraw')}
          </ActButton>
          <ActButton allowance={actions.decide} kind="primary" onAct={() => setOpen('roll-out')}>
            {t('requests.process.roll-out')}
          </ActButton>
        </>
      ) : null}
      {draft && actions.publish?.refusal !== 'forbidden' ? (
        <>
          <ActButton allowance={actions.pilot} onAct={() => setOpen('pilot')}>
            {t('requests.process.pilot')}
          </ActButton>
          <ActButton allowance={actions.publish} kind="primary" onAct={() => setOpen('publish')}>
            {t('requests.process.publish')}
          </ActButton>
        </>
      ) : null}
      {open === 'publish' || open === 'pilot' ? (
        <Suspense fallback={null}>
          <PublishDrawer process={process} piloting={open === 'pilot'} onClose={close} />
        </Suspense>
      ) : null}
      {deciding ? (
        <ReasonDrawer
          endpoint={decidePilot}
          name={`requests.decide-pilot.${process.id}`}
          title={t(`requests.process.${deciding}`)}
          consequence={t(`requests.process.${deciding}-words`)}
          submit={t(`requests.process.${deciding}`)}
          most={400}
          input={(reason) => ({
            params: { id: process.id },
            body: { decision: deciding, reason, version: process.version },
          })}
          onClose={close}
        />
      ) : null}
    </>
  );
}
