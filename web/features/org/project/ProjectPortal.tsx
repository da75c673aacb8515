import { listTerms, setProjectTerms } from '@tongli/contracts/complaints';
import type { Project } from '@tongli/contracts/org';
import { Alert, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { linesOf, termsFrom } from './term-lines.ts';

/** Errors are of one line; they stand at the field that holds them all. */
const fieldOf = (path: readonly (string | number)[]) => path.slice(0, 1);

function OwnTerms({ project }: { project: Project }) {
  const { t } = useTranslation();
  const all = useRead(listTerms, {});
  const [saved, setSaved] = useState(false);
  return (
    <Read of={all}>
      {({ terms }) => {
        const linesFor = (kind: 'product' | 'area') =>
          linesOf(terms.filter((term) => term.projectId === project.id && term.kind === kind && term.offered));
        return (
          <EndpointForm
            key={`${linesFor('product')}\n\n${linesFor('area')}`}
            endpoint={setProjectTerms}
            name={`complaints.set-project-terms.${project.id}`}
            initial={{ products: linesFor('product'), areas: linesFor('area') }}
            input={({ products, areas }) => ({
              params: { id: project.id },
              body: { products: termsFrom(String(products ?? '')), areas: termsFrom(String(areas ?? '')) },
            })}
            fieldOf={fieldOf}
            submit={t('org.project.save-terms')}
            onDone={() => setSaved(true)}
          >
            {saved ? (
              <Alert
                type="success"
                showIcon
                role="status"
                className="form-notice"
                title={t('org.project.terms-saved')}
              />
            ) : null}
            <p className="section-note">{t('org.project.terms-words')}</p>
            <Field name="products" label={t('org.project.products')} help={t('org.project.terms-help')} optional>
              <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} />
            </Field>
            <Field name="areas" label={t('org.project.areas')} optional>
              <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} />
            </Field>
          </EndpointForm>
        );
      }}
    </Read>
  );
}

/** Where its customers lodge, and what they can choose from there. */
export function ProjectPortal({ project }: { project: Project }) {
  const { t } = useTranslation();
  const site = useSite();
  const address = `${site.address}/portal/${project.code}`;
  return (
    <>
      {project.closed ? null : (
        <Section title={t('org.project.portal')}>
          <p className="quiet">{t('org.project.portal-words')}</p>
          <p>
            <a href={address} target="_blank" rel="noreferrer">
              {address}
            </a>
          </p>
          <CopyButton text={address} label={t('org.project.copy')} done={t('org.project.copied')} />
        </Section>
      )}
      <Section title={t('org.project.terms')}>
        <OwnTerms project={project} />
      </Section>
    </>
  );
}
