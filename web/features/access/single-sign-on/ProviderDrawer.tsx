import {
  addProvider,
  changeProvider,
  checkProvider,
  type Provider,
  type ProviderSettings,
  type Role,
} from '@tongli/contracts/access';
import { Alert, Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { ProviderFields } from './ProviderFields.tsx';

type Values = Readonly<Record<string, unknown>>;

const fresh = {
  scopes: 'openid profile email',
  claim: 'preferred_username',
  firstLink: 'claim',
  unknownPeople: 'refuse',
  passwordAllowed: true,
  trustsFactor: false,
  state: 'active',
};

const typed = (value: unknown) => String(value ?? '').trim();

/** One line for each pair: what the provider says = the role here. */
const readMap = (text: unknown): { value: string; role: Role }[] =>
  typed(text)
    .split('\n')
    .filter((line) => line.includes('='))
    .map((line) => {
      const at = line.lastIndexOf('=');
      return { value: line.slice(0, at).trim(), role: line.slice(at + 1).trim() as Role };
    });

const writeMap = (map: ProviderSettings['roleMap']) => map.map(({ value, role }) => `${value} = ${role}`).join('\n');

const bodyOf = (values: Values): ProviderSettings => ({
  name: (values.name ?? { zh: '', en: '' }) as ProviderSettings['name'],
  issuer: typed(values.issuer),
  clientId: typed(values.clientId),
  scopes: typed(values.scopes),
  claim: typed(values.claim),
  emailDomain: typed(values.emailDomain) || null,
  firstLink: values.firstLink as ProviderSettings['firstLink'],
  unknownPeople: values.unknownPeople as ProviderSettings['unknownPeople'],
  rolesClaim: typed(values.rolesClaim) || null,
  roleMap: readMap(values.roleMap),
  passwordAllowed: values.passwordAllowed === true,
  trustsFactor: values.trustsFactor === true,
  state: values.state as ProviderSettings['state'],
});

/** What can be changed of a provider, as the form holds it. */
const valuesOf = ({ id: _id, version: _version, hasSecret: _secret, roleMap, ...rest }: Provider): Values => ({
  ...rest,
  roleMap: writeMap(roleMap),
});

/** Choices in the words that the form has for them. */
function useChoiceWords() {
  const { t } = useTranslation();
  return (path: string, value: unknown) => {
    if (path === 'firstLink') return t(`access.sign-on.first.${value as Provider['firstLink']}`);
    if (path === 'unknownPeople') return t(`access.sign-on.unknown.${value as Provider['unknownPeople']}`);
    return path === 'state' ? t(`access.sign-on.state.${value as Provider['state']}`) : undefined;
  };
}

function Check({ provider }: { provider: Provider }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { mutate, isPending, data, error } = useAct(checkProvider);
  const fault = error ? words.ofError(error) : data?.fault ? words.ofRefusal(data.fault) : null;
  return (
    <div className="form-notice">
      <Button loading={isPending} onClick={() => mutate({ params: { id: provider.id } })}>
        {t('access.sign-on.check')}
      </Button>
      {fault ? <Alert type="error" showIcon role="alert" title={fault} /> : null}
      {data && !fault ? (
        <Alert
          type="success"
          showIcon
          role="status"
          title={t('access.sign-on.check-passed')}
          description={t(data.endsSessions ? 'access.sign-on.ends-sessions' : 'access.sign-on.keeps-sessions')}
        />
      ) : null}
    </div>
  );
}

/** One provider: its settings, and whether it answers as it should. */
export default function ProviderDrawer({ provider, onClose }: { provider: Provider | null; onClose: () => void }) {
  const { t } = useTranslation();
  const wordsOf = useChoiceWords();
  const title = t(provider ? 'access.sign-on.change' : 'access.sign-on.add');
  return (
    <Drawer open onClose={onClose} title={title} size={560} destroyOnHidden>
      {provider ? (
        <>
          <Check provider={provider} />
          <VersionedForm
            endpoint={changeProvider}
            name={`access.change-provider.${provider.id}`}
            record={provider}
            secret={['clientSecret']}
            initial={valuesOf}
            wordsOf={wordsOf}
            input={(values, version) => ({
              params: { id: provider.id },
              body: {
                ...bodyOf(values),
                version,
                ...(values.clientSecret ? { clientSecret: String(values.clientSecret) } : {}),
              },
            })}
            submit={t('access.account.save')}
            onDone={onClose}
          >
            <ProviderFields hasSecret={provider.hasSecret} />
          </VersionedForm>
        </>
      ) : (
        <EndpointForm
          endpoint={addProvider}
          name="access.add-provider"
          secret={['clientSecret']}
          initial={fresh}
          input={(values) => ({ body: { ...bodyOf(values), clientSecret: String(values.clientSecret ?? '') || null } })}
          submit={t('access.sign-on.add')}
          onDone={onClose}
        >
          <ProviderFields hasSecret={false} />
        </EndpointForm>
      )}
    </Drawer>
  );
}
