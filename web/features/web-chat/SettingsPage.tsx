import { listPortals } from '@tongli/contracts/complaints';
import { getContactSettings, setContactSettings } from '@tongli/contracts/contacts';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { useSite } from '../../api/session.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { VersionedForm } from '../../ui/form/VersionedForm.tsx';
import { useBilingual } from '../../ui/language.ts';
import { Page } from '../../ui/Page.tsx';
import { Read } from '../../ui/Read.tsx';
import { Section } from '../../ui/record/Section.tsx';

const lineFor = (site: string, code: string) =>
  `<script src="${site}/widget.js" data-project="${code}" defer></script>`;

/** A line that is meant to be taken elsewhere. */
function Taken({ title, text, name }: { title: string; text: string; name: string }) {
  const { t } = useTranslation();
  return (
    <p>
      {title ? <span className="quiet">{title} </span> : null}
      <code className="secret">{text}</code>{' '}
      <CopyButton small text={text} label={t('web-chat.copy')} done={t('web-chat.copied')} name={name} />
    </p>
  );
}

function Places() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const site = useSite();
  const portals = useRead(listPortals, {});
  return (
    <Read of={portals}>
      {({ projects }) => (
        <>
          <Section title={t('web-chat.own')}>
            <p className="quiet">{t('web-chat.own-words')}</p>
            {projects.map(({ id, code, name }) => (
              <Taken
                key={id}
                title={pick(name)}
                text={`${site.address}/chat/${code}`}
                name={t('web-chat.copy-address')}
              />
            ))}
          </Section>
          <Section title={t('web-chat.embed')}>
            <p className="quiet">{t('web-chat.embed-words')}</p>
            {projects.map(({ id, code, name }) => (
              <Taken key={id} title={pick(name)} text={lineFor(site.address, code)} name={t('web-chat.copy-line')} />
            ))}
          </Section>
        </>
      )}
    </Read>
  );
}

/** The customers' chat: where it is, and which sites may show it within their pages. */
export default function SettingsPage() {
  const { t } = useTranslation();
  const all = useRead(getContactSettings, {});
  return (
    <Page title={t('web-chat.title')} lead={t('web-chat.lead')}>
      <Places />
      <Section title={t('web-chat.origins')}>
        <Read of={all}>
          {({ settings, reasons, codes, version: latest }) => (
            <VersionedForm
              endpoint={setContactSettings}
              name="web-chat"
              record={{ id: 'contact-settings', version: latest }}
              initial={{ origins: settings.widgetOrigins ?? [] }}
              input={({ origins }, version) => {
                const widgetOrigins = origins as string[];
                return { body: { settings: { ...settings, widgetOrigins }, reasons, codes, version } };
              }}
              fieldOf={(path) => (path.includes('widgetOrigins') ? ['origins'] : path)}
              submit={t('web-chat.save')}
              onDone={() => undefined}
            >
              <Field name="origins" label={t('web-chat.origins')} help={t('web-chat.origins-help')} optional>
                <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[' ', ',', '\n']} />
              </Field>
            </VersionedForm>
          )}
        </Read>
      </Section>
    </Page>
  );
}
